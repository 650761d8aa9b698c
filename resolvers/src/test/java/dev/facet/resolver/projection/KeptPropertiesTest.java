// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.schema.Sparse.Style;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.JsonPath.Segment.Element;
import dev.facet.schema.template.JsonPath.Segment.Property;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KeptPropertiesTest {
  private final Shape shape = new Shape();

  private static JsonPath path(String... names) {
    return new JsonPath(List.of(names).stream().<JsonPath.Segment>map(Property::new).toList());
  }

  private void keep(String... names) {
    shape.reach(path(names)).shape().keepWhole();
  }

  private String text(Style style) {
    return String.valueOf(KeptProperties.of(shape, style));
  }

  @Test
  void writesPropertiesSortedInEachStyle() {
    keep("name");
    keep("address", "zip");
    keep("address", "geo", "lon");
    keep("address", "geo", "lat");
    keep("id");

    assertEquals("address,id,name", text(Style.NAMES));
    assertEquals("address.geo.lat,address.geo.lon,address.zip,id,name", text(Style.PATHS));
    assertEquals("address(geo(lat,lon),zip),id,name", text(Style.NESTED));
  }

  @Test
  void passesThroughLists() {
    shape
        .reach(
            new JsonPath(
                List.of(
                    new Property("lines"), new Element(0), new Element(1), new Property("sku"))))
        .shape()
        .keepWhole();

    assertEquals("lines.sku", text(Style.PATHS));
    assertEquals("lines(sku)", text(Style.NESTED));
  }

  @Test
  void leavesASlotOfALoadOut() {
    keep("id");
    shape.addSlot();

    assertEquals("id", text(Style.PATHS));
  }

  @Test
  void namesAPropertyOfWhichAllOrNothingInsideIsKept() {
    keep("all");
    keep("all", "one");
    shape.reach(path("nothing")).shape().keepRows();

    assertEquals("all,nothing", text(Style.PATHS));
    assertEquals("all,nothing", text(Style.NESTED));
  }

  @Test
  void saysNothingWhereEverythingOrNothingIsKept() {
    assertNull(KeptProperties.of(shape, Style.PATHS));
    shape.keepRows();
    assertNull(KeptProperties.of(shape, Style.PATHS));
    keep("id");
    assertEquals("id", text(Style.PATHS));
    shape.keepWhole();
    assertNull(KeptProperties.of(shape, Style.PATHS));
  }

  @Test
  void saysNothingWhereANameCouldBeTakenForMore() {
    for (String name :
        List.of(
            "a.b", "a,b", "a(b", "a)", "-a", "*", "a b", "", "a/b", "$a", "@a", "a{", "a&b=c")) {
      Shape other = new Shape();
      other.reach(path("id")).shape().keepWhole();
      other.reach(path(name)).shape().keepWhole();
      for (Style style : Style.values()) {
        assertNull(KeptProperties.of(other, style), name);
      }
    }
  }

  @Test
  void namesTheOuterPropertyWhereAnInnerOneCannotBeSaid() {
    keep("good", "one");
    keep("odd", "a.b");
    keep("odd", "c");

    assertEquals("good.one,odd", text(Style.PATHS));
    assertEquals("good(one),odd", text(Style.NESTED));
    assertEquals("good,odd", text(Style.NAMES));
  }

  @Test
  void saysNothingAtLength() {
    for (int i = 0; i < 200; i++) {
      keep("outer", "property" + i);
    }

    assertNull(KeptProperties.of(shape, Style.PATHS));
    assertEquals("outer", text(Style.NAMES));
  }
}
