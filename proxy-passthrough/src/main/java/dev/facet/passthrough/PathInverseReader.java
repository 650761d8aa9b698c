// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import dev.facet.passthrough.PathInverse.Step;
import dev.facet.passthrough.PathTemplate.Match;
import dev.facet.passthrough.PathTemplate.Part;
import java.util.ArrayList;
import java.util.List;

/** Reads the segments of a template, to find the way back from the paths that it makes. */
final class PathInverseReader {
  private static final int NONE = -1;

  private final List<Step> steps = new ArrayList<>();
  private StringBuilder before = new StringBuilder();
  private StringBuilder after = new StringBuilder();
  private int segment = NONE;
  private boolean open;
  private int tail = NONE;
  private boolean known = true;

  /** Adds a part; nothing may follow one that stands for many segments. */
  void add(Part part) {
    known &= tail == NONE;
    switch (part) {
      case Part.Literal(var text) -> literal(text);
      case Part.Segment(int index) -> {
        known &= open && segment == NONE;
        segment = index;
      }
      case Part.Capture _ -> known = false;
      case Part.From(int index) -> {
        close();
        tail = index;
      }
    }
  }

  PathInverse inverse(Match match) {
    close();
    return new PathInverse(known ? List.copyOf(steps) : List.of(), tail, match, known);
  }

  private void literal(String text) {
    String[] pieces = text.split("/", -1);
    (segment == NONE ? before : after).append(pieces[0]);
    for (int i = 1; i < pieces.length; i++) {
      close();
      open = true;
      before.append(pieces[i]);
    }
  }

  private void close() {
    if (open) {
      steps.add(new Step(before.toString(), segment, after.toString()));
    }
    before = new StringBuilder();
    after = new StringBuilder();
    segment = NONE;
    open = false;
  }
}
