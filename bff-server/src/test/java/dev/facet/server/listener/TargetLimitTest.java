// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.config.listener.RequestLimits;
import org.junit.jupiter.api.Test;

class TargetLimitTest {
  @Test
  void theLimitIsThatOfTheTargetToTheByte() {
    int limit = (int) RequestLimits.DEFAULT.uri().bytes();

    assertFalse(isTooLong("GET", limit));
    assertTrue(isTooLong("GET", limit + 1));
  }

  @Test
  void aMethodHasTheRestOfTheLine() {
    int limit = (int) RequestLimits.DEFAULT.uri().bytes();

    assertFalse(isTooLong("A".repeat(20), limit));
    assertTrue(isTooLong("A".repeat(30), limit));
  }

  private static boolean isTooLong(String method, int length) {
    return TargetLimit.isTooLong(method, "/".repeat(length), RequestLimits.DEFAULT);
  }
}
