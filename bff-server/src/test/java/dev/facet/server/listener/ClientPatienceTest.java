// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.listener.ClientPatience.Awaited;
import org.junit.jupiter.api.Test;

class ClientPatienceTest {
  private final ClientPatience patience = new ClientPatience(new ClientLimits(10, 10, 1, 10));

  private boolean isOver(Awaited awaited, long progress) {
    return patience.isOver(awaited, progress, 0, 6);
  }

  @Test
  void whoReadsASliceOfAResponseNowAndThenIsWaitedFor() {
    assertFalse(isOver(Awaited.READING, 0));
    for (int taken = 1; taken < 10; taken++) {
      assertFalse(isOver(Awaited.READING, taken));
      assertFalse(isOver(Awaited.READING, taken));
    }
    assertTrue(isOver(Awaited.READING, 9));
  }

  @Test
  void whatTheServiceTakesIsNoWaitForTheBodyAndTakesNothingBack() {
    assertFalse(isOver(Awaited.BODY, 0));
    assertFalse(isOver(Awaited.BODY, 0));
    for (int i = 0; i < 10; i++) {
      assertFalse(isOver(Awaited.NOTHING, 0));
    }
    assertFalse(isOver(Awaited.BODY, 0));
    assertTrue(isOver(Awaited.BODY, 0));
  }

  @Test
  void eachWaitHasItsOwnTime() {
    assertFalse(isOver(Awaited.HEAD, 0));
    assertFalse(isOver(Awaited.HEAD, 0));
    assertFalse(isOver(Awaited.REQUEST, 0));
    assertFalse(isOver(Awaited.REQUEST, 0));
    assertTrue(isOver(Awaited.REQUEST, 0));
  }
}
