// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.listener.ClientPatience.Awaited;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
  void aWaitIsOverBehindItsTimeAndNotWithIt(Awaited awaited) {
    assertFalse(patience.isOver(awaited, 0, 0, 7));
    assertFalse(patience.isOver(awaited, 0, 0, 10));
    assertTrue(patience.isOver(awaited, 0, 0, 1));
  }

  @Test
  void aBodyHasASecondMoreForAllThatTheRateGrants() {
    assertFalse(patience.isOver(Awaited.BODY, 0, 5, 0));
    assertFalse(patience.isOver(Awaited.BODY, 0, 5, Duration.ofSeconds(5).toNanos() + 10));
    assertTrue(patience.isOver(Awaited.BODY, 0, 5, 1));
    assertFalse(patience.isOver(Awaited.BODY, 0, 6, 1));
  }
}
