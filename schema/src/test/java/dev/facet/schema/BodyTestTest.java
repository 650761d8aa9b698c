// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.schema.template.Expression;
import dev.facet.schema.template.TemplateParser;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BodyTestTest {
  private static final Expression VALUE =
      requireNonNull(TemplateParser.expression("{body}", "").value());

  @Test
  void isThereWhereItIsNeitherNullNorFalseNorEmpty() {
    for (Object there :
        List.of(true, "false", " ", 0L, new BigDecimal("0.0"), List.of(0L), Map.of("a", 1L))) {
      assertEquals(true, holds(there, false), "when " + there);
      assertEquals(false, holds(there, true), "unless " + there);
    }
    for (Object nothing : Arrays.asList(null, false, "", List.of(), Map.of())) {
      assertEquals(false, holds(nothing, false), "when " + nothing);
      assertEquals(true, holds(nothing, true), "unless " + nothing);
    }
  }

  @Test
  void comparesStringsNumbersAndBooleansAsJsonWritesThem() {
    for (Object listed : List.of("ERROR", "0", 0L, new BigDecimal("0.0"), false)) {
      assertEquals(true, holds(listed, false, "ERROR", "0", "false"), "when " + listed);
      assertEquals(false, holds(listed, true, "ERROR", "0", "false"), "unless " + listed);
    }
    for (Object other :
        Arrays.asList("error", "", null, List.of("ERROR"), Map.of("ERROR", 1L), 1L)) {
      assertEquals(false, holds(other, false, "ERROR", "0", "[ERROR]"), "when " + other);
    }
  }

  private static boolean holds(@Nullable Object body, boolean unless, String... is) {
    return new BodyTest(VALUE, unless, List.of(is)).holds((_, path) -> path.read(body));
  }
}
