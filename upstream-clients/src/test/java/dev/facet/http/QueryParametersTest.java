// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class QueryParametersTest {
  private static final String ODD = "&a=1&&b&a=2&c%3D=x%26y&a=1&d=+%zz&=e&a+b=%41";

  @Test
  void findsValuesByTheDecodedName() {
    assertEquals(List.of("1", "2"), QueryParameters.all(ODD, "a"));
    assertEquals(List.of(""), QueryParameters.all(ODD, "b"));
    assertEquals(List.of("x&y"), QueryParameters.all(ODD, "c="));
    assertEquals(List.of("A"), QueryParameters.all(ODD, "a b"));
    assertEquals(List.of(), QueryParameters.all(ODD, "A"));
    assertEquals(List.of(), QueryParameters.all("", "a"));
  }

  @Test
  void aValueThatIsMalformedIsItself() {
    assertEquals(List.of("+%zz"), QueryParameters.all(ODD, "d"));
    assertTrue(QueryParameters.has(ODD, "d", "+%zz"));
  }

  @Test
  void oneOfSeveralValuesIsEnough() {
    assertTrue(QueryParameters.has(ODD, "a", "2"));
    assertTrue(QueryParameters.has("a=b=c", "a", "b=c"));
    assertTrue(QueryParameters.has("a", "a", ""));
    assertFalse(QueryParameters.has(ODD, "a", ""));
    assertFalse(QueryParameters.has("", "a", ""));
  }

  @Test
  void theFirstValueIsThatOfTheFirstParameter() {
    assertEquals("1", QueryParameters.first(ODD, "a"));
    assertEquals("", QueryParameters.first("x&a&a=2", "a"));
    assertNull(QueryParameters.first(ODD, "z"));
    assertNull(QueryParameters.first(null, "a"));
  }
}
