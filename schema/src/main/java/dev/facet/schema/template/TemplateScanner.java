// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a template into literals and expressions. A brace is written {@code \{} or {@code \}} where
 * it stands for itself; a backslash before anything else stands for itself.
 */
final class TemplateScanner {
  /** What can neither end a name or a string within an expression nor begin anything. */
  private static final Pattern HARMLESS = Pattern.compile("[\\w .:/@~+-]*");

  private final String text;
  private final List<Range> literal;
  private final List<TemplateProblem> problems;
  private final List<Piece> pieces = new ArrayList<>();
  private int literalStart;
  private int at;

  private TemplateScanner(String text, List<Range> literal, List<TemplateProblem> problems) {
    this.text = text;
    this.literal = literal;
    this.problems = problems;
  }

  /**
   * The pieces of a template; what cannot be read goes into {@code problems}.
   *
   * @param literal parts that stand for themselves
   */
  static List<Piece> scan(String text, List<Range> literal, List<TemplateProblem> problems) {
    return new TemplateScanner(text, literal, problems).pieces();
  }

  private List<Piece> pieces() {
    while (at < text.length()) {
      int behind = behindLiteral(at);
      if (behind > at) {
        at = behind;
        continue;
      }
      switch (text.charAt(at)) {
        case '\\' -> escape();
        case '{' -> hole();
        case '}' -> strayBrace();
        default -> at++;
      }
    }
    endLiteral(at);
    return pieces;
  }

  private void escape() {
    boolean brace =
        at + 1 < text.length()
            && "{}".indexOf(text.charAt(at + 1)) >= 0
            && behindLiteral(at + 1) == at + 1;
    if (brace) {
      endLiteral(at);
      literalStart = at + 1;
      at += 2;
      endLiteral(at);
    } else {
      at++;
    }
  }

  private void hole() {
    endLiteral(at);
    int open = at;
    if (text.startsWith("{{", open) && behindLiteral(open + 1) == open + 1) {
      problem(open, open + 2, "doubled brace", "write one brace on each side, or \\{ for a brace");
      skipTo(Math.max(text.indexOf("}}", open) + 2, open + 2));
      return;
    }
    int close = closing(open + 1);
    if (close < 0) {
      problem(open, text.length(), "expression without a closing brace", "add }");
      skipTo(text.length());
      return;
    }
    if (isHarmlessWithin(open, close)) {
      new ExpressionParser(text, open, close, problems)
          .parse()
          .ifPresent(hole -> pieces.add(new Piece.Gap(hole)));
    }
    skipTo(close + 1);
  }

  /** What is put into an expression must leave it the one that was written. */
  private boolean isHarmlessWithin(int open, int close) {
    for (Range put : literal) {
      boolean within = put.start() <= close && put.end() > open;
      if (within && !HARMLESS.matcher(text.substring(put.start(), put.end())).matches()) {
        problem(
            open,
            close + 1,
            "what is put into the expression holds more than letters, digits, spaces and _.:/@~+-",
            "put it beside the expression");
        return false;
      }
    }
    return true;
  }

  /** The end of the part that stands for itself and holds a position; that itself for none. */
  private int behindLiteral(int position) {
    for (Range put : literal) {
      if (put.start() <= position && position < put.end()) {
        return put.end();
      }
    }
    return position;
  }

  private void strayBrace() {
    problem(at, at + 1, "} without an opening brace", "write \\} for a brace");
    endLiteral(at);
    skipTo(at + 1);
  }

  /** The closing brace that is not inside quotes; with unbalanced quotes the first one. */
  private int closing(int from) {
    char quote = 0;
    boolean name = false; // only names have escapes
    for (int i = from; i < text.length(); i++) {
      char next = text.charAt(i);
      int behind = behindLiteral(i);
      if (behind > i) {
        i = behind - 1;
        continue;
      }
      if (quote != 0) {
        i += name && next == '\\' ? 1 : 0;
        quote = next == quote ? 0 : quote;
      } else if (next == '"' || next == '\'') {
        quote = next;
        name = text.charAt(i - 1) == '[';
      } else if (next == '}') {
        return i;
      }
    }
    return text.indexOf('}', from);
  }

  private void endLiteral(int end) {
    if (end > literalStart) {
      pieces.add(
          new Piece.Literal(text.substring(literalStart, end), new Range(literalStart, end)));
    }
    literalStart = end;
  }

  private void skipTo(int offset) {
    at = offset;
    literalStart = offset;
  }

  private void problem(int start, int end, String message, String hint) {
    problems.add(
        new TemplateProblem(TemplateProblem.Kind.SYNTAX, new Range(start, end), message, hint));
  }
}
