// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110 section 7.6.3. */
class ViaTest {
  private final Via via = new Via("facet");

  @Test
  void addsTheMarkAtTheEnd() {
    assertEquals("1.1 facet", via.continued(null, "1.1"));
    assertEquals("2.0 facet", via.continued(" ", "2.0"));
    assertEquals("1.0 fred, 1.1 facet", via.continued("1.0 fred", "1.1"));
    assertEquals("1.1 facet, 1.1 facet", via.appended("1.1 facet", "1.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1 facet", "1.0 a,HTTP/1.1  Facet (x), 1.1 b", " 2.0\tfacet"})
  void recognisesTheMark(String before) {
    assertThrows(ForwardingLoopException.class, () -> via.continued(before, "1.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1 facets", "facet", "1.1 x (facet)", "1.1 facet:8080", ","})
  void doesNotTakeOthersForItself(String before) {
    assertEquals(before + ", 1.1 facet", via.continued(before, "1.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a,b", "f\u00e4"})
  void rejectsAPseudonymThatIsNoToken(String pseudonym) {
    assertThrows(IllegalArgumentException.class, () -> new Via(pseudonym));
  }
}
