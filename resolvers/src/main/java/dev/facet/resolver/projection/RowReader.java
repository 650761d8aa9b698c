// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.projection;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.facet.upstream.ResponseBody;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an upstream's bytes into a {@link Shape}, keeping nothing else. */
public final class RowReader {
  /** Levels of nesting that are read; the reader calls itself for each. */
  private static final int MAX_LEVELS = 500;

  static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(MAX_LEVELS).build())
          .build();

  /** Neither integers nor decimals of Java have it. */
  private static final Double NEGATIVE_ZERO = -0.0;

  private final JsonParser parser;
  private final Row.@Nullable Origin origin;
  private final @Nullable Usage usage;

  private RowReader(JsonParser parser, Row.@Nullable Origin origin, @Nullable Usage usage) {
    this.parser = parser;
    this.origin = origin;
    this.usage = usage;
  }

  /**
   * Reads one JSON value.
   *
   * @param body the value, UTF-8; blank for null
   * @param shape what to keep
   * @param origin left in every row; null for none
   * @param usage told how much was kept; null where it is not asked for
   * @return a row, a list, or a plain JSON value
   * @throws IOException where the bytes are not one JSON value
   */
  public static @Nullable Object read(
      ResponseBody body, Shape shape, Row.@Nullable Origin origin, @Nullable Usage usage)
      throws IOException {
    if (body.isBlank()) {
      return null;
    }
    if (!Utf8.isValid(body)) {
      throw new IOException("not UTF-8");
    }
    try (JsonParser parser = parser(body)) {
      RowReader reader = new RowReader(parser, origin, usage);
      Object value = reader.value(parser.nextToken(), shape);
      if (parser.nextToken() != null) {
        throw new IOException("more than one JSON value");
      }
      return value;
    }
  }

  private static JsonParser parser(ResponseBody body) throws IOException {
    return body.whole() ? JSON.createParser(body.bytes()) : JSON.createParser(body.stream());
  }

  private @Nullable Object value(@Nullable JsonToken token, Shape shape) throws IOException {
    if (token == null) {
      throw new IOException("no JSON value");
    }
    Object value = kept(token, shape);
    if (usage != null && token.isScalarValue()) {
      usage.add(
          parser.currentLocation().getByteOffset() - parser.currentTokenLocation().getByteOffset());
    }
    return value;
  }

  private @Nullable Object kept(JsonToken token, Shape shape) throws IOException {
    return switch (token) {
      case START_OBJECT -> object(shape);
      case START_ARRAY -> list(shape);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> decimal();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IOException("unexpected " + token);
    };
  }

  private Object decimal() throws IOException {
    try {
      BigDecimal number = parser.getDecimalValue();
      return number.signum() == 0 && isNegative() ? (Object) NEGATIVE_ZERO : number;
    } catch (NumberFormatException beyond) {
      throw new IOException("a number with an exponent that no number has", beyond);
    }
  }

  private Object integer() throws IOException {
    return switch (parser.getNumberType()) {
      case INT, LONG -> {
        long number = parser.getLongValue();
        yield number == 0 && isNegative() ? (Object) NEGATIVE_ZERO : number;
      }
      case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> parser.getBigIntegerValue();
    };
  }

  private boolean isNegative() throws IOException {
    return parser.getText().startsWith("-");
  }

  private List<@Nullable Object> list(Shape shape) throws IOException {
    List<@Nullable Object> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(value(token, shape));
    }
    return items;
  }

  private @Nullable Object object(Shape shape) throws IOException {
    if (!shape.rows()) {
      return map();
    }
    if (shape.whole()) {
      return Row.of(shape, map(), origin);
    }
    Row row = new Row(shape, origin, null);
    int place = 0;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      Shape.Property property = shape.property(name, place++);
      JsonToken token = parser.nextToken();
      if (property == null) {
        parser.skipChildren();
      } else {
        row.fill(property.slot(), value(token, property.shape()));
      }
    }
    return row;
  }

  private Map<String, @Nullable Object> map() throws IOException {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    Shape everything = new Shape();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      properties.put(name, value(parser.nextToken(), everything));
    }
    return properties;
  }
}
