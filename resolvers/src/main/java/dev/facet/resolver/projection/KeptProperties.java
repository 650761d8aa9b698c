// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.projection;

import dev.facet.schema.Sparse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The properties that a shape keeps, in words for services that leave the others out. */
public final class KeptProperties {
  /** Names that no style and no service can take for more than a name. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_-]*");

  /** The longest text: URLs have an end, and what needs so much needs nearly everything. */
  private static final int MAX_CHARACTERS = 2_048;

  private KeptProperties() {}

  /**
   * The properties, sorted. Where inner ones cannot be said, or are all needed, the property around
   * them stands for them.
   *
   * @return null where everything must come: it is needed, or no words say what is
   */
  public static @Nullable String of(Shape shape, Sparse.Style style) {
    List<String> all = all(shape, style);
    String text = all == null ? null : String.join(",", all);
    return text == null || text.length() > MAX_CHARACTERS ? null : text;
  }

  private static @Nullable List<String> all(Shape shape, Sparse.Style style) {
    List<String> names = shape.names();
    if (shape.whole() || names.isEmpty()) {
      return null;
    }
    List<String> all = new ArrayList<>();
    for (String name : names) {
      Shape.Property property = shape.property(name);
      if (property == null || !NAME.matcher(name).matches()) {
        return null;
      }
      all.addAll(one(name, property.shape(), style));
    }
    return all;
  }

  private static List<String> one(String name, Shape shape, Sparse.Style style) {
    List<String> inner = style == Sparse.Style.NAMES ? null : all(shape, style);
    if (inner == null) {
      return List.of(name);
    }
    return style == Sparse.Style.PATHS
        ? inner.stream().map(path -> name + "." + path).toList()
        : List.of(name + "(" + String.join(",", inner) + ")");
  }
}
