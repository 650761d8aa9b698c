// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says why a value cannot go where a template puts it, in the form {@code args.id: a list
 * (expected: …)}. It names the expression and the kind of the value, and says nothing of the value
 * itself.
 */
public final class ValueFault {
  private static final int LAST_ASCII = 0x7e;
  private static final char DELETE = 0x7f;

  private ValueFault() {}

  /** Why a value is no key; null where it can be one. */
  public static @Nullable String ofKey(Expression expression, Object value) {
    return of(RequestPart.KEY, expression, value);
  }

  static @Nullable String of(RequestPart part, Expression expression, Object value) {
    return switch (part) {
      case PATH -> ofName(expression, value, "path");
      case KEY -> ofName(expression, value, "key");
      case QUERY -> ofQuery(expression, value);
      case HEADER, IDEMPOTENCY_KEY -> ofHeader(expression, value);
      case BODY -> null;
      case KEYS -> value instanceof List<?> ? null : words(expression, value, "a list of keys");
      case TAKE -> value instanceof Number ? null : words(expression, value, "a number");
    };
  }

  /** An object, or a list in a list, where plain values stand. */
  static String ofNested(Expression expression, Object value) {
    String kind = value instanceof Map<?, ?> ? "an object" : "a list in a list";
    return expression.source() + ": " + kind + " (expected: a plain value, or | json)";
  }

  /** A value in place of an object, whose members would be parameters. */
  static String ofNoObject(Expression expression, Object value) {
    return words(expression, value, "an object");
  }

  /** A dot segment, which would change the path (RFC 3986 section 5.2.4). */
  static String ofDots(Expression expression) {
    return expression.source() + ": a dot segment (expected: a plain value for the path)";
  }

  /**
   * Half of a character, which has no bytes in UTF-8: in its place values that differ would become
   * one. A byte of a header is itself ({@link HeaderText}).
   *
   * @return null where there is none
   */
  static @Nullable String ofHalves(Expression expression, String text) {
    int point;
    for (int i = 0; i < text.length(); i += Character.charCount(point)) {
      point = text.codePointAt(i);
      boolean half = point <= Character.MAX_VALUE && Character.isSurrogate((char) point);
      if (half && !(expression.root() == Root.HEADER && HeaderText.isEscape(point))) {
        return expression.source() + ": half a character, a lone surrogate (expected: whole ones)";
      }
    }
    return null;
  }

  private static @Nullable String ofName(Expression expression, Object value, String name) {
    return switch (value) {
      case String text when text.isEmpty() && rejectsEmpty(expression) ->
          expression.source() + ": \"\" (expected: a value for the " + name + ")";
      case String text -> ofHalves(expression, text);
      case List<?> _, Map<?, ?> _ -> words(expression, value, "a plain value for the " + name);
      default -> null;
    };
  }

  /** An empty string of a client is rejected, where the schema does not give it itself. */
  private static boolean rejectsEmpty(Expression expression) {
    return expression.root() == Root.ARGS
        && expression.pipes().stream()
            .noneMatch(pipe -> pipe instanceof Pipe.Fallback(var instead) && instead.equals(""));
  }

  private static @Nullable String ofQuery(Expression expression, Object value) {
    if (!ValueText.isNested(value)) {
      return null;
    }
    return value instanceof List<?> list
        ? list.stream()
            .filter(one -> one instanceof List<?> || one instanceof Map<?, ?>)
            .findFirst()
            .map(one -> ofNested(expression, one))
            .orElse(null)
        : ofNested(expression, value);
  }

  private static @Nullable String ofHeader(Expression expression, Object value) {
    String nested = ofQuery(expression, value);
    if (nested != null) {
      return nested;
    }
    boolean bytes = expression.root() == Root.HEADER; // sent on as they came
    String text = ValueText.of(value);
    if (!bytes && isPadded(text)) { // without it the value may be another's
      return expression.source()
          + ": white space at an end, which headers lose (expected: none, or | trim, or | base64)";
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > LAST_ASCII && !bytes && c != DELETE) {
        return expression.source()
            + ": a character that is not ASCII (expected: ASCII for a header, or | base64)";
      }
      if ((c < ' ' && c != '\t') || c == DELETE) {
        return expression.source() + ": a control character (expected: none in a header)";
      }
    }
    return null;
  }

  private static boolean isPadded(String text) {
    return !text.isEmpty() && (isBlank(text.charAt(0)) || isBlank(text.charAt(text.length() - 1)));
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static String words(Expression expression, Object value, String expected) {
    return expression.source() + ": " + Unreadable.kind(value) + " (expected: " + expected + ")";
  }
}
