// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class LoadKeysTest {
  @Property
  void takesANumberAndItsTextForOneKey(@ForAll long number) {
    assertEquals(number, LoadKeys.canonical(number));
    assertEquals(number, LoadKeys.canonical(Long.toString(number)));
    assertEquals(number, LoadKeys.canonical(new BigDecimal(number)));
  }

  @Property
  void keepsIntegersBeyondLongAsText(@ForAll BigInteger number) {
    assertEquals(LoadKeys.canonical(number.toString()), LoadKeys.canonical(new BigDecimal(number)));
  }

  @Test
  void keepsTextsThatAreNotExactlyANumber() {
    for (String text : List.of("", "-", "007", "-0", "+1", "1.0", "1e3", "\u0661", " 1")) {
      assertEquals(text, LoadKeys.canonical(text));
    }
  }

  @Test
  void takesDecimalsByTheirValue() {
    assertEquals(7L, LoadKeys.canonical(new BigDecimal("7.00")));
    assertEquals("1.5", LoadKeys.canonical(new BigDecimal("1.50")));
    assertEquals("true", LoadKeys.canonical(true));
    assertEquals(3L, LoadKeys.canonical(3));
    assertEquals("0.5", LoadKeys.canonical(0.5));
  }

  @Test
  void neverSpellsANumberOfABillionDigits() {
    assertEquals("1E+999999999", LoadKeys.canonical(new BigDecimal("1e999999999")));
    assertEquals("1E-999999999", LoadKeys.canonical(new BigDecimal("1e-999999999")));
  }

  @Test
  void hasNoKeyForObjectsListsAndNull() {
    assertNull(LoadKeys.canonical(null));
    assertNull(LoadKeys.canonical(Map.of()));
    assertNull(LoadKeys.canonical(List.of(1)));
  }

  @Test
  void needsEveryPartOfACompositeKey() {
    assertEquals(List.of("t", 1L), LoadKeys.composite(List.of("t", "1")));
    assertNull(LoadKeys.composite(Arrays.asList("t", null)));
    assertEquals(1L, LoadKeys.composite(List.of("1")));
  }
}
