// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a template into literals and expressions. A brace is written {@code \{} or {@code \}} where
 * it stands for itself; a backslash before anything else stands for itself.
 */
final class TemplateScanner {
  private final String text;
  private final List<TemplateProblem> problems;
  private final List<Piece> pieces = new ArrayList<>();
  private int literalStart;
  private int at;

  private TemplateScanner(String text, List<TemplateProblem> problems) {
    this.text = text;
    this.problems = problems;
  }

  /** The pieces of a template; what cannot be read goes into {@code problems}. */
  static List<Piece> scan(String text, List<TemplateProblem> problems) {
    return new TemplateScanner(text, problems).pieces();
  }

  private List<Piece> pieces() {
    while (at < text.length()) {
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
    boolean brace = at + 1 < text.length() && "{}".indexOf(text.charAt(at + 1)) >= 0;
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
    if (text.startsWith("{{", open)) {
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
    new ExpressionParser(text, open, close, problems)
        .parse()
        .ifPresent(hole -> pieces.add(new Piece.Gap(hole)));
    skipTo(close + 1);
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
