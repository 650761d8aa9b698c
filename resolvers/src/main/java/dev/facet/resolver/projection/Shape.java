// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.projection;

import dev.facet.schema.template.JsonPath;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a JSON value. A shape with properties keeps objects as {@link Row}s with a slot
 * for each; one without keeps values whole. Lists are kept as lists of the same shape. Grows while
 * a plan is compiled, and is not changed after.
 */
public final class Shape {
  /** Places of an object that are remembered. */
  private static final int PLACES = 16;

  private final Map<String, Property> properties = new HashMap<>();

  /**
   * The names that objects had at their first places, since items of a list have the same ones in
   * the same order. Every thread may write it: each entry is right by itself.
   */
  private @Nullable Named @Nullable [] places;

  private int width;
  private boolean rows;
  private boolean whole;

  /**
   * A property that is kept.
   *
   * @param slot where in the row
   * @param shape what is kept of it
   */
  record Property(int slot, Shape shape) {}

  /** A name, and what is kept of it. */
  private record Named(String name, @Nullable Property property) {}

  /** A way through rows: what {@link Shape#reach} gives for a path. */
  public static final class Accessor {
    /** The way to the value itself. */
    public static final Accessor SELF = new Accessor(new int[0]);

    /** A slot of a row, or the complement of an index into a list. */
    private final int[] steps;

    private Accessor(int[] steps) {
      this.steps = steps;
    }

    /**
     * What stands at the end of the way.
     *
     * @return a row, a list, or a plain JSON value; null where any step is missing
     */
    public @Nullable Object read(@Nullable Object start) {
      Object value = start instanceof Row row ? row.self() : start;
      for (int step : steps) {
        if (step >= 0) {
          value = value instanceof Row row ? row.slot(step) : null;
        } else {
          value = value instanceof List<?> list && ~step < list.size() ? list.get(~step) : null;
        }
      }
      return value;
    }
  }

  /**
   * What {@link #reach} found or made.
   *
   * @param accessor the way there
   * @param shape the shape there
   */
  public record Reached(Accessor accessor, Shape shape) {}

  /** Makes sure that what a path leads to is kept, and says how to get there. */
  public Reached reach(JsonPath path) {
    Shape shape = this;
    int[] steps = new int[path.segments().size()];
    for (int i = 0; i < steps.length; i++) {
      switch (path.segments().get(i)) {
        case JsonPath.Segment.Property(var name) -> {
          Property property = shape.keep(name);
          steps[i] = property.slot();
          shape = property.shape();
        }
        case JsonPath.Segment.Element(var index) -> steps[i] = ~index;
      }
    }
    return new Reached(steps.length == 0 ? Accessor.SELF : new Accessor(steps), shape);
  }

  /**
   * A shape that keeps nothing but what stands at a path.
   *
   * @param inner what is kept there
   */
  public static Reached around(JsonPath path, Shape inner) {
    Shape shape = inner;
    int[] steps = new int[path.segments().size()];
    for (int i = steps.length - 1; i >= 0; i--) {
      switch (path.segments().get(i)) {
        case JsonPath.Segment.Property(var name) -> {
          Shape outer = new Shape();
          outer.properties.put(name, new Property(outer.addSlot(), shape));
          shape = outer;
        }
        case JsonPath.Segment.Element(var index) -> steps[i] = ~index;
      }
    }
    return new Reached(steps.length == 0 ? Accessor.SELF : new Accessor(steps), shape);
  }

  /** Makes sure that what stands here is kept whole, also where it is an object. */
  public void keepWhole() {
    whole = true;
  }

  /** Makes sure that objects become rows here, even if nothing of them is kept. */
  public void keepRows() {
    rows = true;
  }

  /** Takes a slot in each row for a value that is not read from the JSON. */
  public int addSlot() {
    return width++;
  }

  /** The kept property of a name; null where it is not kept. */
  @Nullable Property property(String name) {
    return properties.get(name);
  }

  /**
   * The kept property of a name; null where it is not kept.
   *
   * @param place how many names of the object stood before it
   */
  @Nullable Property property(String name, int place) {
    if (place >= PLACES) {
      return properties.get(name);
    }
    @Nullable Named[] known = places;
    if (known == null) {
      known = new @Nullable Named[PLACES];
      places = known;
    }
    Named last = known[place];
    if (last != null && last.name.equals(name)) {
      return last.property;
    }
    Property property = properties.get(name);
    known[place] = new Named(name, property);
    return property;
  }

  /** The names of the kept properties, for explaining a plan. */
  public List<String> names() {
    String[] names = properties.keySet().toArray(String[]::new);
    Arrays.sort(names);
    return List.of(names);
  }

  /** Slots in a row of this shape. */
  int width() {
    return width;
  }

  /** Whether objects become rows here; else they are kept as maps. */
  boolean rows() {
    return rows || width > 0;
  }

  /** Whether a row must also keep the object it was made of. */
  boolean whole() {
    return whole;
  }

  private Property keep(String name) {
    Property property = properties.get(name);
    if (property == null) {
      property = new Property(addSlot(), new Shape());
      properties.put(name, property);
      places = null;
    }
    return property;
  }
}
