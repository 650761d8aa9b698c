// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.action;

import static dev.facet.upstream.config.Require.require;

import dev.facet.passthrough.PathTemplate.Part;
import dev.facet.server.route.PathNormaliser;
import dev.facet.server.route.PathRejectedException;
import dev.facet.server.route.SlashRules;
import java.util.List;
import java.util.Locale;

/** Whether a template of a path can only make paths that say what it says. */
final class TemplateShape {
  private TemplateShape() {}

  /**
   * Guards a template: what it makes starts with a slash, and no piece of the client's path can
   * make an empty or a dot segment of one of its own.
   *
   * @param name of the setting, for what is thrown
   * @param text as the file has it
   */
  static void check(String name, String text, List<Part> parts) {
    require(isAbsolute(parts), name, text, "/path, {path} or {rest} at its beginning");
    require(
        isPlain(parts),
        name,
        text,
        "no empty and no dot segments; {path} and {rest} begin with a slash");
    require(
        isCheckedLater(parts) || !mayBecomeDots(parts),
        name,
        text,
        "a letter, digit or dash in each segment that is more than one piece, so that it is never"
            + " a dot segment");
  }

  /** What groups of a regular expression make is looked at when it is there. */
  private static boolean isCheckedLater(List<Part> parts) {
    return parts.stream().anyMatch(Part.Capture.class::isInstance);
  }

  private static boolean isAbsolute(List<Part> parts) {
    return !parts.isEmpty()
        && switch (parts.getFirst()) {
          case Part.Literal(var first) -> first.startsWith("/");
          case Part.Segment _, Part.Capture _ -> false;
          case Part.From _ -> true;
        };
  }

  private static boolean isPlain(List<Part> parts) {
    StringBuilder sample = new StringBuilder();
    for (Part part : parts) {
      sample.append(
          switch (part) {
            case Part.Literal(var literal) -> literal;
            case Part.Segment _, Part.Capture _ -> "x";
            case Part.From _ -> "/x";
          });
    }
    try {
      return SlashRules.STRICT.fault(PathNormaliser.normalise(sample.toString())) == null;
    } catch (PathRejectedException rejected) {
      return false;
    }
  }

  /**
   * Whether a segment has pieces of the client's path, more than one part, and only dots beside.
   */
  private static boolean mayBecomeDots(List<Part> parts) {
    Segments segments = new Segments();
    for (Part part : parts) {
      switch (part) {
        case Part.Segment _, Part.Capture _ -> segments.piece();
        case Part.From _ -> {
          segments.close();
          segments.piece();
        }
        case Part.Literal(var text) -> segments.literal(text);
      }
    }
    segments.close();
    return segments.dots;
  }

  /** Reads a template segment by segment. */
  private static final class Segments {
    private final StringBuilder own = new StringBuilder();
    private boolean variable;
    private int count;
    private boolean dots;

    void piece() {
      count++;
      variable = true;
    }

    void literal(String text) {
      String[] pieces = text.split("/", -1);
      text(pieces[0]);
      for (int i = 1; i < pieces.length; i++) {
        close();
        text(pieces[i]);
      }
    }

    void close() {
      dots |= variable && count > 1 && isDots(own);
      own.setLength(0);
      variable = false;
      count = 0;
    }

    private void text(String text) {
      own.append(text);
      count += text.isEmpty() ? 0 : 1;
    }
  }

  private static boolean isDots(CharSequence own) {
    String plain = own.toString().toLowerCase(Locale.ROOT).replace("%2e", ".");
    int parameters = plain.indexOf(';');
    String name = parameters < 0 ? plain : plain.substring(0, parameters);
    return name.chars().allMatch(c -> c == '.');
  }
}
