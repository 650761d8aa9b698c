// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client may have in flight, over each wire. */
class ConcurrencyIT extends WithHeldStreams {
  @ParameterizedTest
  @EnumSource
  void theFourthOfThreeIsRejectedUntilAStreamEnds(ClientWire by) throws Exception {
    allow(3);
    start(EVENTS, ONE);
    Held first = hold(by);
    hold(by);
    hold(by);

    Answered rejected = get(by, "/one");
    assertEquals(429, rejected.status());
    assertEquals(List.of("1"), rejected.all("retry-after"));
    assertEquals(0, service().count("/one"), "it costs the service nothing");
    first.end();
    assertEquals(200, get(by, "/one").status());
    assertEquals(200, get(by, "/one").status(), "what has ended is not counted");
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatLeavesGivesItsPlaceBack(ClientWire by) throws Exception {
    allow(3);
    start(EVENTS, ONE);
    Held first = hold(by);
    hold(by);
    hold(by);
    assertEquals(429, get(by, "/one").status());

    first.leave();
    holdWhenFree(by);
    assertEquals(429, get(by, "/one").status(), "one place, and no more");
  }
}
