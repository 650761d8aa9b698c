// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.facet.schema.template.JsonPath;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shapes, and the rows made by them. */
final class ShapeTest {
  private static final JsonPath A_B0 =
      new JsonPath(
          List.of(
              new JsonPath.Segment.Property("a"),
              new JsonPath.Segment.Property("b"),
              new JsonPath.Segment.Element(0)));
  private static final JsonPath A = JsonPath.property("a");

  private final Shape shape = new Shape();

  @Test
  void reachesThroughObjectsAndLists() {
    Shape.Accessor way = shape.reach(A_B0).accessor();
    assertEquals("x", way.read(Row.of(shape, Map.of("a", Map.of("b", List.of("x", "y"))), null)));
    for (Object other :
        Arrays.asList(
            Map.of(), Map.of("a", 1), Map.of("a", Map.of("b", List.of())), List.of(), "a", null)) {
      assertNull(way.read(Row.of(shape, other, null)), String.valueOf(other));
    }
  }

  @Test
  void takesOneSlotForAPropertyHoweverOftenItIsReached() {
    Shape.Reached once = shape.reach(A);
    assertSame(once.shape(), shape.reach(A).shape());
    shape.reach(A_B0);
    assertEquals(1, shape.width());
    assertEquals(List.of("a"), shape.names());
    assertEquals(1, shape.addSlot());
  }

  @Test
  void readsTheValueItselfOnAnEmptyPath() {
    Shape inner = new Shape();
    JsonPath self = new JsonPath(List.of());
    assertEquals("x", shape.reach(self).accessor().read("x"));
    assertSame(shape, shape.reach(self).shape());
    assertSame(inner, Shape.around(self, inner).shape());
  }

  @Test
  void keepsNothingAroundARoot() {
    Shape.Reached response = Shape.around(A_B0, new Shape());
    Object row =
        Row.of(response.shape(), Map.of("a", Map.of("b", List.of(7L), "c", 1), "d", 2), null);
    assertEquals(7L, response.accessor().read(row));
    assertEquals(List.of("a"), response.shape().names());
  }

  @Test
  void putsLoadedValuesBesideTheOnesRead() {
    shape.reach(A);
    int loaded = shape.addSlot();
    Row row = assertInstanceOf(Row.class, Row.of(shape, Map.of("a", 1L), null));
    assertNull(row.slot(loaded));
    row.fill(loaded, "later");
    assertEquals("later", row.slot(loaded));
    assertEquals(1L, row.plain(A));
  }

  @Test
  void makesRowsOfObjectsInListsOfLists() {
    shape.reach(A);
    Object rows = Row.of(shape, List.of(List.of(Map.of("a", 1L)), Map.of("a", 2L), 3L), null);
    List<?> list = assertInstanceOf(List.class, rows);
    assertEquals(1L, ((Row) ((List<?>) list.get(0)).getFirst()).plain(A));
    assertEquals(2L, ((Row) list.get(1)).plain(A));
    assertEquals(3L, list.get(2));
  }

  @Test
  void unwrapsToTheJsonItWasMadeOf() {
    shape.reach(A);
    shape.keepWhole();
    Object json = List.of(Map.of("a", 1L, "b", List.of(2L)), List.of(Map.of("c", 3L)), "x");
    assertEquals(json, Row.unwrap(Row.of(shape, json, null)));
    assertEquals("x", Row.unwrap("x"));
  }

  @Test
  void holdsOnlyTheKeysPartsThatAreAskedFor() {
    shape.reach(A);
    Row row = Row.keyed(shape, List.of("a", "other"), List.of("k", "l"));
    assertEquals("k", row.plain(A));
    assertNull(row.plain(JsonPath.property("other")));
  }

  @Test
  void readsAPlainPathThroughRowsMapsAndLists() {
    Shape whole = shape.reach(A).shape();
    whole.keepWhole();
    Row row =
        assertInstanceOf(Row.class, Row.of(shape, Map.of("a", Map.of("b", List.of("x"))), null));
    assertEquals("x", row.plain(A_B0));
    assertEquals(Map.of("b", List.of("x")), row.plain(A));
  }
}
