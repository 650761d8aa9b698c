// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import dev.facet.schema.template.UrlTemplate.Rendered;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parameter of a compiled query. Names are encoded and end with their equals sign. */
sealed interface QueryPart
    permits QueryPart.Fixed, QueryPart.Single, QueryPart.Repeated, QueryPart.Mixed, QueryMembers {
  /**
   * Appends the parameter, or nothing where its value may be missing and is.
   *
   * @param separator a question mark or an ampersand
   * @return why it cannot be; null where it could
   */
  @Nullable Rendered append(StringBuilder out, char separator, Scope scope);

  /** What it starts with: its name, and an equals sign where it has a value. */
  String start();

  /** A parameter without expressions. */
  record Fixed(String text) implements QueryPart {
    @Override
    public String start() {
      return text;
    }

    @Override
    public @Nullable Rendered append(StringBuilder out, char separator, Scope scope) {
      out.append(separator).append(text);
      return null;
    }
  }

  /** A parameter whose whole value is one expression; elements of a list stand between commas. */
  record Single(String name, Expression expression) implements QueryPart {
    @Override
    public String start() {
      return name;
    }

    @Override
    public @Nullable Rendered append(StringBuilder out, char separator, Scope scope) {
      Object value = expression.valueFor(RequestPart.QUERY, scope);
      if (value == null) {
        return QueryPart.leftOut(expression);
      }
      out.append(separator).append(name);
      return QueryPart.appendCommas(out, expression, value);
    }
  }

  /** A parameter that is repeated for each element of a list. */
  record Repeated(String name, Expression expression) implements QueryPart {
    @Override
    public String start() {
      return name;
    }

    @Override
    public @Nullable Rendered append(StringBuilder out, char separator, Scope scope) {
      Object value = expression.valueFor(RequestPart.QUERY, scope);
      if (value == null) {
        return QueryPart.leftOut(expression);
      }
      char next = separator;
      for (Object element : value instanceof List<?> list ? list : List.of(value)) {
        if (element != null) {
          out.append(next).append(name);
          next = '&';
          Rendered stop = QueryPart.appendOne(out, expression, element);
          if (stop != null) {
            return stop;
          }
        }
      }
      return null;
    }
  }

  /**
   * A parameter with text around its expressions; an argument that is missing is the empty string.
   *
   * @param pieces an {@link Expression} or an encoded {@link String} each
   */
  record Mixed(String name, List<Object> pieces) implements QueryPart {
    /** Copies the list. */
    public Mixed {
      pieces = List.copyOf(pieces);
    }

    @Override
    public String start() {
      return name;
    }

    @Override
    public @Nullable Rendered append(StringBuilder out, char separator, Scope scope) {
      out.append(separator).append(name);
      for (Object piece : pieces) {
        if (piece instanceof Expression expression) {
          Object value = expression.valueFor(RequestPart.QUERY, scope);
          Rendered stop =
              value == null
                  ? QueryPart.leftOut(expression)
                  : QueryPart.appendCommas(out, expression, value);
          if (stop != null) {
            return stop;
          }
        } else {
          out.append((String) piece);
        }
      }
      return null;
    }
  }

  /** What comes of a parameter without a value: nothing, or no call. */
  static @Nullable Rendered leftOut(Expression expression) {
    return expression.mayBeLeftOut(RequestPart.QUERY) ? null : new Rendered.Missing(expression);
  }

  /** Appends a value, the elements of a list between commas. */
  static @Nullable Rendered appendCommas(StringBuilder out, Expression expression, Object value) {
    if (!(value instanceof List<?> list)) {
      return appendOne(out, expression, value);
    }
    boolean first = true;
    for (Object element : list) {
      if (element != null) {
        out.append(first ? "" : ",");
        first = false;
        Rendered stop = appendOne(out, expression, element);
        if (stop != null) {
          return stop;
        }
      }
    }
    return null;
  }

  private static @Nullable Rendered appendOne(
      StringBuilder out, Expression expression, Object value) {
    switch (value) {
      case String text -> {
        String fault = ValueFault.ofHalves(expression, text);
        if (fault != null) {
          return new Rendered.Rejected(expression, fault);
        }
        PercentEncoding.appendValue(out, text);
      }
      case Long number -> out.append(number.longValue());
      case Integer number -> out.append(number.intValue());
      case List<?> _, Map<?, ?> _ -> {
        return new Rendered.Rejected(expression, ValueFault.ofNested(expression, value));
      }
      default -> PercentEncoding.appendValue(out, ValueText.of(value));
    }
    return null;
  }
}
