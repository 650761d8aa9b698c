// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SchemaCodeTest {
  @Test
  void everyCodeHasAnIdOfItsOwn() {
    assertEquals(
        SchemaCode.values().length,
        Arrays.stream(SchemaCode.values()).map(SchemaCode::id).collect(Collectors.toSet()).size());
    assertEquals("FACET-S012", SchemaCode.UNKNOWN_SERVICE.id());
  }

  @Test
  void everyCodeIsExplainedWithAWrongAndARightExample() {
    for (SchemaCode code : SchemaCode.values()) {
      assertTrue(code.id().matches("FACET-S[0-9]{3}"), code.id());
      assertFalse(code.summary().isBlank() || code.summary().endsWith("."), code.summary());
      assertTrue(code.explanation().contains("\n\nwrong:\n  "), code.id());
      assertTrue(code.explanation().contains("\n\nright:\n  "), code.id());
    }
  }
}
