// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SchemaCompilerTest {
  @Test
  void warnsOfTheShopsOneFieldWithoutBatchOnly() {
    assertEquals(
        List.of(
            "a.graphql:13:3 FACET-S101 Product.stock makes one call for each item: "
                + "{ products { stock } }"),
        Sdl.findings(Sdl.resource("shop.graphql")));
    Sdl.good(Sdl.resource("shop.graphql"));
  }

  @Test
  void compilesTheBlog() {
    Sdl.good(Sdl.resource("blog.graphql"));
  }
}
