// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SkippedStreamsTest {
  private final SkippedStreams streams = new SkippedStreams();

  @Test
  void knowsWhatIsLeftOutAndNothingElse() {
    for (int id : new int[] {1, 3, 9, 11, 21}) {
      streams.used(id);
    }
    for (int id : new int[] {5, 7, 13, 19}) {
      assertTrue(streams.contains(id), "stream " + id);
    }
    for (int id : new int[] {1, 3, 9, 11, 21, 23}) {
      assertFalse(streams.contains(id), "stream " + id);
    }
  }

  @Test
  void forgetsTheFirstOfMany() {
    for (int i = 0; i <= SkippedStreams.MOST; i++) {
      streams.used(3 + 4 * i);
    }
    assertFalse(streams.contains(1));
    assertTrue(streams.contains(5));
    assertTrue(streams.contains(1 + 4 * SkippedStreams.MOST));
  }
}
