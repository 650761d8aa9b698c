// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A way into a JSON value: {@code address.city}, {@code tags[0]}. The empty path is the value
 * itself.
 *
 * @param segments the steps, outermost first
 */
public record JsonPath(List<Segment> segments) {
  /** The path to the value itself. */
  public static final JsonPath SELF = new JsonPath(List.of());

  /** Copies the list. */
  public JsonPath {
    segments = List.copyOf(segments);
  }

  /** One step. */
  public sealed interface Segment {
    /** Into the property of an object. */
    record Property(String name) implements Segment {}

    /** Into the element of a list; 0 is the first. */
    record Element(int index) implements Segment {}
  }

  /** The path to a property of the value. */
  public static JsonPath property(String name) {
    return new JsonPath(List.of(new Segment.Property(name)));
  }

  /** Whether this is the path to the value itself. */
  public boolean isSelf() {
    return segments.isEmpty();
  }

  /**
   * Follows the path.
   *
   * @param value plain Java, as described for this package
   * @return what stands there; null where any step is missing or has another shape
   */
  public @Nullable Object read(@Nullable Object value) {
    Object found = value;
    for (Segment segment : segments) {
      found =
          switch (segment) {
            case Segment.Property(var name) ->
                found instanceof Map<?, ?> object ? object.get(name) : null;
            case Segment.Element(var index) ->
                found instanceof List<?> list && index < list.size() ? list.get(index) : null;
          };
      if (found == null) {
        return null;
      }
    }
    return found;
  }

  /** Whether something stands there, be it null. */
  public boolean isPresentIn(@Nullable Object value) {
    if (segments.isEmpty()) {
      return true;
    }
    int last = segments.size() - 1;
    Object holder = new JsonPath(segments.subList(0, last)).read(value);
    return switch (segments.get(last)) {
      case Segment.Property(var name) ->
          holder instanceof Map<?, ?> object && object.containsKey(name);
      case Segment.Element(var index) -> holder instanceof List<?> list && index < list.size();
    };
  }

  /** The path as it is written in a directive. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Segment segment : segments) {
      switch (segment) {
        case Segment.Property(var name) when PathParser.isPlain(name) ->
            text.append(text.isEmpty() ? "" : ".").append(name);
        case Segment.Property(var name) -> QuotedName.append(text, name);
        case Segment.Element(var index) -> text.append('[').append(index).append(']');
      }
    }
    return text.toString();
  }
}
