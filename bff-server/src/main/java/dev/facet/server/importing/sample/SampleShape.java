// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing.sample;

import dev.facet.schema.diagnostic.SourceSpan;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What all values in one place of a sample have in common: the same property of all items of a list
 * is one place. Grows while the sample is read, on one thread.
 */
public final class SampleShape {
  private final SourceSpan first;
  private final Set<ValueKind> kinds = EnumSet.noneOf(ValueKind.class);
  private final Map<String, SampleShape> properties = new TreeMap<>();
  private @Nullable SampleShape items;
  private int count;
  private int nulls;
  private int objects;

  /**
   * A place without values.
   *
   * @param first where the first of its values stands, or the name of the property
   */
  SampleShape(SourceSpan first) {
    this.first = first;
  }

  /** Where the first of its values stands, or the name of the property. */
  public SourceSpan first() {
    return first;
  }

  /** The kinds of its values; empty where all of them are null, or there are none. */
  public Set<ValueKind> kinds() {
    return Collections.unmodifiableSet(kinds);
  }

  /** Whether all of its values are of one kind. */
  public boolean isAll(ValueKind kind) {
    return kinds.size() == 1 && kinds.contains(kind);
  }

  /** The properties of its objects, by their names in JSON, sorted. */
  public Map<String, SampleShape> properties() {
    return Collections.unmodifiableMap(properties);
  }

  /** The items of its lists; null where there are no items. */
  public @Nullable SampleShape items() {
    return items;
  }

  /** Whether the items of a list are always values. */
  public boolean hasNoNulls() {
    return count > 0 && nulls == 0;
  }

  /**
   * Whether two or more objects were seen, and all of them have a value for a property: one object
   * says nothing of the next.
   */
  public boolean alwaysHas(SampleShape property) {
    return objects > 1 && property.count == objects && property.nulls == 0;
  }

  void add(ValueKind kind) {
    count++;
    kinds.add(kind);
    objects += kind == ValueKind.OBJECT ? 1 : 0;
  }

  void addNull() {
    count++;
    nulls++;
  }

  SampleShape property(String name, SourceSpan place) {
    return properties.computeIfAbsent(name, _ -> new SampleShape(place));
  }

  SampleShape item(SourceSpan place) {
    if (items == null) {
      items = new SampleShape(place);
    }
    return items;
  }
}
