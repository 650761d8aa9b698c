// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes plain Java values as compact JSON (RFC 8259). What is no JSON value is its text. */
final class JsonText {
  private static final String HEX = "0123456789abcdef";

  private JsonText() {}

  static String of(Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  static void append(StringBuilder out, @Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case String text -> quoted(out, text);
      case Boolean bool -> out.append(bool.booleanValue());
      case Number number -> number(out, number);
      case List<?> list -> list(out, list);
      case Map<?, ?> object -> object(out, object);
      default -> quoted(out, value.toString());
    }
  }

  private static void number(StringBuilder out, Number number) {
    boolean finite =
        Double.isFinite(number.doubleValue())
            || !(number instanceof Double || number instanceof Float);
    out.append(finite ? ValueText.number(number) : "null");
  }

  private static void list(StringBuilder out, List<?> list) {
    out.append('[');
    boolean first = true;
    for (Object element : list) {
      out.append(first ? "" : ",");
      append(out, element);
      first = false;
    }
    out.append(']');
  }

  private static void object(StringBuilder out, Map<?, ?> object) {
    out.append('{');
    boolean first = true;
    for (Map.Entry<?, ?> property : object.entrySet()) {
      out.append(first ? "" : ",");
      quoted(out, String.valueOf(property.getKey()));
      append(out.append(':'), property.getValue());
      first = false;
    }
    out.append('}');
  }

  private static void quoted(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
