// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what keeps a string from being JSON (RFC 8259), names given twice among it. */
public final class JsonFault {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final Pattern WORD = Pattern.compile("[^\\s\\[\\]{}:,\"]{1,40}");
  private static final Set<String> CONSTANTS = Set.of("true", "false", "null");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:[\"\\\\/bfnrt]|u[0-9A-Fa-f]{4})");

  private final String text;
  private final Deque<Open> open = new ArrayDeque<>();
  private int at;

  private JsonFault(String text) {
    this.text = text;
  }

  /** A bracket with the names behind it. */
  private record Open(char close, Set<String> names) {}

  /** Ends the reading. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient SyntaxFault fault;

    Stopped(SyntaxFault fault) {
      super(fault.message(), null, false, false);
      this.fault = fault;
    }
  }

  /** The first fault of a string; null where it is one JSON value. */
  public static @Nullable SyntaxFault find(String text) {
    try {
      new JsonFault(text).document();
      return null;
    } catch (Stopped stopped) {
      return stopped.fault;
    }
  }

  private void document() {
    at = text.startsWith("\uFEFF") ? 1 : 0;
    boolean more = true;
    while (more) {
      value();
      more = behindValue();
    }
    skipSpace();
    if (at < text.length()) {
      throw expected("the end", "one value only");
    }
  }

  /** Goes on behind a value that holds nothing further, or to the first value within brackets. */
  private void value() {
    skipSpace();
    while (isNext('{') || isNext('[')) {
      open.push(new Open(isNext('{') ? '}' : ']', new HashSet<>()));
      at++;
      skipSpace();
      if (isNext(open.element().close())) {
        return; // the end of an empty one is read as that of any other
      }
      name();
    }
    plain();
  }

  /** Whether another value follows; closes what is closed. */
  private boolean behindValue() {
    while (!open.isEmpty()) {
      skipSpace();
      char close = open.element().close();
      if (isNext(',')) {
        at++;
        skipSpace();
        if (isNext(close)) {
          throw expected(close == '}' ? "a name" : "a value", "remove the comma before it");
        }
        name();
        return true;
      }
      if (!isNext(close)) {
        throw expected("\",\" or \"" + close + "\"", "");
      }
      open.pop();
      at++;
    }
    return false;
  }

  /** The name of a property with its colon, where an object is open. */
  private void name() {
    if (open.element().close() == ']') {
      return;
    }
    if (!isNext('"')) {
      throw expected("a name in double quotes", "");
    }
    int start = at;
    string();
    if (!open.element().names().add(text.substring(start, at))) {
      throw stop(start, at, "the name " + quoted(start, at) + " is given twice", "");
    }
    skipSpace();
    if (!isNext(':')) {
      throw expected("\":\"", "");
    }
    at++;
    skipSpace();
  }

  private void plain() {
    if (isNext('"')) {
      string();
      return;
    }
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (number.lookingAt() && endsWord(number.end())) {
      at = number.end();
      return;
    }
    Matcher word = WORD.matcher(text).region(at, text.length());
    String found = word.lookingAt() ? word.group() : "";
    if (!CONSTANTS.contains(found)) {
      throw expected("a value", found.startsWith("'") ? "strings have double quotes" : "");
    }
    at += found.length();
  }

  private boolean endsWord(int end) {
    return end == text.length() || " \t\n\r,:[]{}\"".indexOf(text.charAt(end)) >= 0;
  }

  private void string() {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != '"') {
      if (text.charAt(end) < ' ') {
        throw stop(end, end + 1, "a line break or control character in a string", "write \\n");
      }
      end += text.charAt(end) == '\\' ? escape(end) : 1;
    }
    if (end >= text.length()) {
      throw stop(at, at + 1, "a string without an end", "");
    }
    at = end + 1;
  }

  private int escape(int start) {
    Matcher escape = ESCAPE.matcher(text).region(start, text.length());
    if (!escape.lookingAt()) {
      throw stop(start, start + 1, "an unknown escape in a string", "write \\\\ for a backslash");
    }
    return escape.end() - start;
  }

  private void skipSpace() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean isNext(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private Stopped expected(String what, String hint) {
    if (at >= text.length()) {
      return stop(at, at, "expected " + what + ", found the end", hint);
    }
    Matcher word = WORD.matcher(text).region(at, text.length());
    int end = word.lookingAt() ? word.end() : text.offsetByCodePoints(at, 1);
    return stop(at, end, "expected " + what + ", found \"" + quoted(at, end) + "\"", hint);
  }

  private String quoted(int start, int end) {
    return InvisibleCharacters.escaped(text.substring(start, end));
  }

  private static Stopped stop(int start, int end, String message, String hint) {
    return new Stopped(new SyntaxFault(start, end, message, hint));
  }
}
