// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import dev.facet.schema.template.UrlTemplate.Rendered;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a compiled path. */
sealed interface PathPart {
  /**
   * Appends the part.
   *
   * @return why it cannot be; null where it could
   */
  @Nullable Rendered append(StringBuilder out, Scope scope);

  /** Encoded text, slashes included. */
  record Fixed(String text) implements PathPart {
    @Override
    public @Nullable Rendered append(StringBuilder out, Scope scope) {
      out.append(text);
      return null;
    }
  }

  /**
   * One segment with an expression or more.
   *
   * @param pieces an {@link Expression} or an encoded {@link String} each
   */
  record Segment(List<Object> pieces) implements PathPart {
    /** Copies the list. */
    public Segment {
      pieces = List.copyOf(pieces);
    }

    @Override
    public @Nullable Rendered append(StringBuilder out, Scope scope) {
      int start = out.length();
      for (Object piece : pieces) {
        if (piece instanceof Expression expression) {
          Rendered stop =
              appendValue(out, expression, expression.valueFor(RequestPart.PATH, scope));
          if (stop != null) {
            return stop;
          }
        } else {
          out.append((String) piece);
        }
      }
      // An empty segment would name another resource: /users/ is the collection, not a user.
      if (out.length() == start) {
        return new Rendered.Missing(firstExpression());
      }
      return isDotSegment(out, start)
          ? new Rendered.Rejected(firstExpression(), ValueFault.ofDots(firstExpression()))
          : null;
    }

    private static @Nullable Rendered appendValue(
        StringBuilder out, Expression expression, @Nullable Object value) {
      if (value == null) {
        return new Rendered.Missing(expression);
      }
      String fault = ValueFault.of(RequestPart.PATH, expression, value);
      if (fault != null) {
        return new Rendered.Rejected(expression, fault);
      }
      switch (value) {
        case String text -> PercentEncoding.appendValue(out, text);
        case Long number -> out.append(number.longValue());
        case Integer number -> out.append(number.intValue());
        default -> PercentEncoding.appendValue(out, ValueText.of(value));
      }
      return null;
    }

    private Expression firstExpression() {
      return pieces.stream()
          .filter(Expression.class::isInstance)
          .map(Expression.class::cast)
          .findFirst()
          .orElseThrow();
    }
  }

  /** Whether the text from {@code start} on is one dot or two, escaped or not. */
  static boolean isDotSegment(CharSequence text, int start) {
    int dots = 0;
    int at = start;
    while (at < text.length()) {
      if (text.charAt(at) == '.') {
        at++;
      } else if (isEscapedDot(text, at)) {
        at += 3;
      } else {
        return false;
      }
      if (++dots > 2) {
        return false;
      }
    }
    return dots > 0;
  }

  private static boolean isEscapedDot(CharSequence text, int at) {
    return at + 2 < text.length()
        && text.charAt(at) == '%'
        && text.charAt(at + 1) == '2'
        && (text.charAt(at + 2) | 0x20) == 'e';
  }
}
