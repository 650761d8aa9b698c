// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ResetStreamsTest {
  private long now = 7;
  private final ResetStreams streams = new ResetStreams(() -> now);

  @Test
  void rememberAStreamForAWhile() {
    streams.add(3);
    now += Duration.ofSeconds(30).toNanos();
    assertTrue(streams.contains(3));
    assertFalse(streams.contains(1));
    now++;
    assertFalse(streams.contains(3));
  }

  @Test
  void rememberAStreamNoLongerForASecondReset() {
    streams.add(3);
    now += Duration.ofSeconds(20).toNanos();
    streams.add(3);
    now += Duration.ofSeconds(11).toNanos();
    assertFalse(streams.contains(3));
  }

  @Test
  void rememberTheLastThousand() {
    for (int id = 1; id <= 2_001; id += 2) {
      streams.add(id);
    }
    assertFalse(streams.contains(1));
    assertTrue(streams.contains(3));
    assertTrue(streams.contains(2_001));
    streams.add(2_003);
    assertFalse(streams.contains(3));
    assertTrue(streams.contains(5));
    assertTrue(streams.contains(2_003));
  }
}
