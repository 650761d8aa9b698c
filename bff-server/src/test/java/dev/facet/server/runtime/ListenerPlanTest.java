// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which listeners of one port are in each other's way. */
class ListenerPlanTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1, true",
    "127.0.0.1, 127.0.0.2, false",
    "127.0.0.1, ::1, false",
    "0.0.0.0, 127.0.0.2, true",
    "127.0.0.1, ::, true",
    "0:0:0:0:0:0:0:1, ::1, true",
    "localhost, 127.0.0.1, true"
  })
  void areThoseWhoseAddressesMayBeTheSame(String one, String other, boolean expected) {
    assertEquals(expected, ListenerPlan.overlap(one, other));
    assertEquals(expected, ListenerPlan.overlap(other, one));
  }
}
