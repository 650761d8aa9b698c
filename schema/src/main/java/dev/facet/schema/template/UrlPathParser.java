// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import dev.facet.schema.template.TemplateProblem.Kind;
import java.util.ArrayList;
import java.util.List;

/** Collects the path of a URL template, segment by segment. */
final class UrlPathParser {
  private final List<TemplateProblem> problems;
  private final List<PathPart> parts = new ArrayList<>();
  private final StringBuilder fixed = new StringBuilder();
  private final List<Object> segment = new ArrayList<>();
  private int segmentStart;

  UrlPathParser(List<TemplateProblem> problems) {
    this.problems = problems;
  }

  void add(Hole hole) {
    hole.rejectStar(problems);
    if (hole.expression().optional()) {
      problems.add(
          new TemplateProblem(
              Kind.SYNTAX,
              hole.range(),
              "? in a path, which needs its value",
              "leave out the question mark, or add | default(…)"));
    }
    segment.add(hole.expression());
  }

  void add(String text, int offset) {
    int from = 0;
    for (int slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', from)) {
      addLiteral(text.substring(from, slash));
      endSegment(offset + slash);
      fixed.append('/');
      from = slash + 1;
      segmentStart = offset + from;
    }
    addLiteral(text.substring(from));
  }

  List<PathPart> parts() {
    endSegment(segmentStart);
    endFixed();
    return parts;
  }

  private void addLiteral(String text) {
    if (!text.isEmpty()) {
      StringBuilder encoded = new StringBuilder();
      PercentEncoding.appendLiteral(encoded, text);
      segment.add(encoded.toString());
    }
  }

  private void endSegment(int end) {
    if (segment.stream().anyMatch(Expression.class::isInstance)) {
      endFixed();
      parts.add(new PathPart.Segment(segment));
    } else {
      String text = String.join("", segment.stream().map(Object::toString).toList());
      rejectDots(text, end);
      fixed.append(text);
    }
    segment.clear();
  }

  private void rejectDots(String text, int end) {
    if (PathPart.isDotSegment(text, 0)) {
      problems.add(
          new TemplateProblem(
              Kind.SYNTAX,
              new Range(segmentStart, Math.max(end, segmentStart + text.length())),
              "\"" + text + "\" as a segment of a path",
              "write the path without dot segments"));
    }
  }

  private void endFixed() {
    if (!fixed.isEmpty()) {
      parts.add(new PathPart.Fixed(fixed.toString()));
      fixed.setLength(0);
    }
  }
}
