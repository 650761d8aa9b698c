// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.projection;

import dev.facet.schema.template.JsonPath;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An upstream's JSON object, reduced to a {@link Shape}: one slot for each kept property, and slots
 * that the executor fills with loaded values. Confined to one operation.
 */
public final class Row {
  private final Shape shape;
  private final @Nullable Object[] slots;
  private final @Nullable Origin origin;
  private final @Nullable Map<String, @Nullable Object> whole;
  private final @Nullable Object self;

  /**
   * The response an object came with.
   *
   * @param status the HTTP status
   * @param headers as received
   */
  public record Origin(int status, MultiMap headers) {}

  Row(Shape shape, @Nullable Origin origin, @Nullable Map<String, @Nullable Object> whole) {
    this.shape = shape;
    this.slots = new @Nullable Object[shape.width()];
    this.origin = origin;
    this.whole = whole;
    this.self = this;
  }

  private Row(@Nullable Object self, Shape shape, @Nullable Origin origin) {
    this.shape = shape;
    this.slots = new @Nullable Object[shape.width()];
    this.origin = origin;
    this.whole = null;
    this.self = self;
  }

  /**
   * A row around a value that is no object: it has no properties, and holds the value as itself.
   *
   * @param self a list, a plain value, or null for none
   */
  public static Row around(Shape shape, @Nullable Object self, @Nullable Origin origin) {
    return new Row(self, shape, origin);
  }

  /** A row with empty slots. */
  public static Row empty(Shape shape) {
    return new Row(shape, (Origin) null, null);
  }

  /**
   * A row that holds nothing but a key: what a reference knows of an object that was not loaded.
   */
  public static Row keyed(Shape shape, List<String> names, List<?> parts) {
    Row row = empty(shape);
    for (int i = 0; i < names.size(); i++) {
      row.accept(names.get(i), parts.get(i), null);
    }
    return row;
  }

  /** Reduces a plain JSON value to a shape: objects to rows, in lists too. */
  @SuppressWarnings("unchecked") // plain JSON objects have string keys
  public static @Nullable Object of(Shape shape, @Nullable Object json, @Nullable Origin origin) {
    if (!shape.rows()) {
      return json;
    }
    return switch (json) {
      case Map<?, ?> object -> {
        Map<String, @Nullable Object> properties = (Map<String, @Nullable Object>) object;
        Row row = new Row(shape, origin, shape.whole() ? properties : null);
        properties.forEach((name, value) -> row.accept(name, value, origin));
        yield row;
      }
      case List<?> list -> {
        List<@Nullable Object> rows = new ArrayList<>(list.size());
        list.forEach(item -> rows.add(of(shape, item, origin)));
        yield rows;
      }
      case null, default -> json;
    };
  }

  private void accept(String name, @Nullable Object value, @Nullable Origin response) {
    Shape.Property property = shape.property(name);
    if (property != null) {
      slots[property.slot()] = of(property.shape(), value, response);
    }
  }

  /** The value of the path to the value itself: this row, or what it stands around. */
  @Nullable Object self() {
    return self;
  }

  /** What stands in a slot; null for nothing. */
  public @Nullable Object slot(int index) {
    return slots[index];
  }

  /** Puts something into a slot. */
  public void fill(int index, @Nullable Object value) {
    slots[index] = value;
  }

  /** The response the object came with; null where it came with none or it is not asked for. */
  public @Nullable Origin origin() {
    return origin;
  }

  /** The value at a path as plain JSON; null where it is missing or was not kept. */
  public @Nullable Object plain(JsonPath path) {
    Object value = self;
    for (JsonPath.Segment segment : path.segments()) {
      value =
          switch (segment) {
            case JsonPath.Segment.Property(var name) -> step(value, name);
            case JsonPath.Segment.Element(var index) ->
                value instanceof List<?> list && index < list.size() ? list.get(index) : null;
          };
      if (value == null) {
        return null;
      }
    }
    return value == null ? null : unwrap(value);
  }

  /** A value as plain JSON: rows become the objects they were made of. */
  public static @Nullable Object unwrap(@Nullable Object value) {
    return switch (value) {
      case Row row -> row.self == row ? row.whole : unwrap(row.self);
      case List<?> list when list.stream().anyMatch(Row::mayHoldRows) -> {
        List<@Nullable Object> plain = new ArrayList<>(list.size());
        list.forEach(item -> plain.add(unwrap(item)));
        yield plain;
      }
      case null, default -> value;
    };
  }

  private static boolean mayHoldRows(@Nullable Object item) {
    return item instanceof Row || item instanceof List<?>;
  }

  private static @Nullable Object step(@Nullable Object value, String name) {
    if (value instanceof Row row) {
      Shape.Property property = row.shape.property(name);
      return property == null ? null : row.slots[property.slot()];
    }
    return value instanceof Map<?, ?> object ? object.get(name) : null;
  }
}
