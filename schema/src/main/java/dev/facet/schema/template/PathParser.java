// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import dev.facet.schema.template.JsonPath.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the steps of a path: {@code address.city}, {@code tags[0]}, {@code ["a.b"]}. A name is any
 * run of characters without white space and {@code . [ ] { } ( ) | * , " '}.
 */
final class PathParser {
  private static final String ENDS_NAME = ".[]{}()|*,\"'";
  private static final String MARK = "?";
  private static final int MAX_DIGITS = 6;

  private final String text;
  private final int end;
  private final String endsName;
  private final List<TemplateProblem> problems;
  private final List<Segment> segments = new ArrayList<>();
  private final List<Range> ranges = new ArrayList<>();
  private int at;

  private PathParser(
      String text, int start, int end, String endsName, List<TemplateProblem> problems) {
    this.text = text;
    this.at = start;
    this.end = end;
    this.endsName = endsName;
    this.problems = problems;
  }

  /** A parser of a path that stands for itself. */
  static PathParser alone(String text, List<TemplateProblem> problems) {
    return new PathParser(text, 0, text.length(), ENDS_NAME, problems);
  }

  /** A parser of the steps in an expression, where a question mark is no part of a name. */
  static PathParser inExpression(String text, int start, int end, List<TemplateProblem> problems) {
    return new PathParser(text, start, end, ENDS_NAME + MARK, problems);
  }

  /** Reads the name that a path starts with, without a dot. */
  boolean name() {
    int start = at;
    while (at < end && isNamePart(text.charAt(at))) {
      at++;
    }
    if (start == at) {
      problem(start, start + 1, "a name is missing");
      return false;
    }
    add(new Segment.Property(text.substring(start, at)), start);
    return true;
  }

  /** Reads steps for as long as there are any. */
  boolean steps() {
    while (at < end) {
      char next = text.charAt(at);
      if (next != '.' && next != '[') {
        return true;
      }
      if (!(next == '.' ? dotted() : bracketed())) {
        return false;
      }
    }
    return true;
  }

  int position() {
    return at;
  }

  JsonPath path() {
    return new JsonPath(segments);
  }

  List<Range> ranges() {
    return ranges;
  }

  private boolean dotted() {
    at++;
    return name();
  }

  private boolean bracketed() {
    boolean quoted = at + 1 < end && "\"'".indexOf(text.charAt(at + 1)) >= 0;
    return quoted ? quoted() : index();
  }

  private boolean quoted() {
    int start = at;
    QuotedName reader = new QuotedName(text, at + 1, end, problems);
    String name = reader.read();
    if (name == null) {
      return false;
    }
    int close = reader.position();
    if (close >= end || text.charAt(close) != ']') {
      problem(start, close, "[ is not closed behind the name (expected: ])");
      return false;
    }
    at = close + 1;
    add(new Segment.Property(name), start);
    return true;
  }

  private boolean index() {
    int start = at;
    int close = text.indexOf(']', at);
    if (close < 0 || close >= end) {
      problem(start, end, "[ is not closed (expected: ])");
      return false;
    }
    String digits = text.substring(start + 1, close);
    if (digits.isEmpty()
        || digits.length() > MAX_DIGITS
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      problem(start, close + 1, "not an index (expected: such as [0], or [\"a.b\"])");
      return false;
    }
    at = close + 1;
    add(new Segment.Element(Integer.parseInt(digits)), start);
    return true;
  }

  /** Whether a name needs no brackets. */
  static boolean isPlain(String name) {
    return !name.isEmpty() && name.chars().noneMatch(c -> endsName((char) c, ENDS_NAME + MARK));
  }

  private boolean isNamePart(char c) {
    return !endsName(c, endsName);
  }

  private static boolean endsName(char c, String signs) {
    return c <= ' ' || signs.indexOf(c) >= 0 || Character.isWhitespace(c);
  }

  private void add(Segment segment, int start) {
    segments.add(segment);
    ranges.add(new Range(start, at));
  }

  private void problem(int start, int stop, String message) {
    problems.add(
        new TemplateProblem(
            TemplateProblem.Kind.SYNTAX,
            new Range(start, Math.max(start, Math.min(stop, text.length()))),
            message,
            ""));
  }
}
