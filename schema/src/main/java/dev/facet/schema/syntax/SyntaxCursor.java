// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.syntax;

import dev.facet.schema.diagnostic.Suggestion;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** Goes through the tokens of a source and stops at the first that does not fit. */
final class SyntaxCursor {
  private static final int MAX_SHOWN = 40;

  private final String text;
  private final String unit;
  private final GraphQlTokens tokens;
  private final Deque<Integer> open = new ArrayDeque<>();
  private int at;

  /**
   * @param unit what the text is called where it ends too early
   */
  SyntaxCursor(String text, String unit) {
    this.text = text;
    this.unit = unit;
    this.tokens = GraphQlTokens.of(text);
  }

  /** Ends the reading. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient SyntaxFault fault;

    Stopped(SyntaxFault fault) {
      super(fault.message(), null, false, false);
      this.fault = fault;
    }

    SyntaxFault fault() {
      return fault;
    }
  }

  boolean atEnd() {
    return at >= tokens.count();
  }

  /** The token that comes next; empty at the end. */
  String peek() {
    return tokens.text(at);
  }

  /** The token behind the next one. */
  String peekSecond() {
    return tokens.text(at + 1);
  }

  boolean isNext(String token) {
    return peek().equals(token);
  }

  boolean isName() {
    return tokens.isName(at);
  }

  boolean isSecondName() {
    return tokens.isName(at + 1);
  }

  boolean isString() {
    return tokens.isString(at);
  }

  /** Goes on behind the next token, whatever it is, if it is one at all. */
  void skip() {
    if (!atEnd()) {
      TokenForm.check(this, peek(), tokens.start(at), tokens.end(at));
    }
    at++;
  }

  /** Goes on behind a token if it is the next one. */
  boolean skipIf(String token) {
    boolean found = isNext(token);
    at += found ? 1 : 0;
    return found;
  }

  void expect(String token) {
    if (!skipIf(token)) {
      throw expected("\"" + token + "\"", "");
    }
  }

  /** A name, which is then passed over. */
  String expectName(String what) {
    if (!isName()) {
      throw expected(what, "");
    }
    String name = peek();
    at++;
    dashed();
    return name;
  }

  /** The token that was passed over last. */
  String last() {
    return tokens.text(at - 1);
  }

  /** A fault of the token that was passed over last. */
  Stopped stopAtLast(String message, String hint) {
    return stop(tokens.start(at - 1), tokens.end(at - 1), message, hint);
  }

  /** What looks like one name and is more tokens: a dash, a dot or a slash directly behind it. */
  private void dashed() {
    int start = tokens.start(at - 1);
    int end = tokens.end(at - 1);
    if (end >= text.length() || "-./".indexOf(text.charAt(end)) < 0 || text.startsWith("..", end)) {
      return;
    }
    int last = end;
    while (last < text.length() && isWordPart(text.charAt(last))) {
      last++;
    }
    String word = text.substring(start, last);
    throw stop(
        start,
        last,
        "\"" + brief(word) + "\" is not a name (expected: letters, digits and _)",
        "write it as a string where a string may stand: \"" + brief(word) + "\"");
  }

  private static boolean isWordPart(char c) {
    return c == '_' || c == '-' || c == '.' || c == '/' || Character.isLetterOrDigit(c);
  }

  /** Passes over an opening bracket. */
  void enter(String bracket) {
    expect(bracket);
    open.push(at - 1);
  }

  /** Whether the bracket that was entered last ends here; passes over the end. */
  boolean leaves(String bracket) {
    if (!isNext(bracket)) {
      return false;
    }
    open.pop();
    at++;
    return true;
  }

  /** The fault that the bracket entered last is not closed. */
  Stopped unclosed(String bracket) {
    return expected("\"" + bracket + "\"", unclosedHint());
  }

  /** The place of the bracket that is open here; empty for none. */
  String unclosedHint() {
    Integer opening = open.peek();
    if (opening == null) {
      return "";
    }
    SyntaxFault place = new SyntaxFault(tokens.start(opening), tokens.end(opening), "", "");
    return "the \""
        + tokens.text(opening)
        + "\" at "
        + place.line(text)
        + ":"
        + place.column(text)
        + " is not closed";
  }

  /** The fault that something else was expected than the next token. */
  Stopped expected(String what, String hint) {
    String found = peek();
    int start = tokens.start(at);
    TokenForm.check(this, found, start, tokens.end(at));
    return stop(start, tokens.end(at), "expected " + what + ", found " + shown(found), hint);
  }

  /** The same for a word that may be a slip of one of several. */
  Stopped expectedWord(String what, Collection<String> words) {
    return expected(what, isName() ? Suggestion.hint(peek(), words) : "");
  }

  /** A fault at a place. */
  Stopped stop(int start, int end, String message, String hint) {
    return new Stopped(new SyntaxFault(start, end, message, hint));
  }

  private String shown(String token) {
    if (token.isEmpty()) {
      return "the end of the " + unit;
    }
    if (token.startsWith("\"")) {
      return token.lines().count() > 1 ? "a string" : "the string " + brief(token);
    }
    return "\"" + brief(token) + "\"";
  }

  private static String brief(String token) {
    return token.codePointCount(0, token.length()) <= MAX_SHOWN
        ? token
        : token.substring(0, token.offsetByCodePoints(0, MAX_SHOWN)) + "…";
  }
}
