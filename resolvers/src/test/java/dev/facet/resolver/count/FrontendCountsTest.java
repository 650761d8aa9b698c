// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.count;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.resolver.count.FrontendCounts.Event;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FrontendCountsTest {
  private final FrontendCounts counts = new FrontendCounts();

  @Test
  void countsEachEventForItself() {
    counts.count(Event.RESPONSE);
    counts.count(Event.RESPONSE);
    counts.count(Event.EXECUTION);

    assertEquals(2, counts.sum(Event.RESPONSE));
    assertEquals(1, counts.sum(Event.EXECUTION));
    assertEquals(0, counts.sum(Event.PLAN_MISS));
  }

  @Test
  void tellsErrorsByCodeInOrder() {
    counts.error("UPSTREAM_STATUS");
    counts.error("DEADLINE");
    counts.error("UPSTREAM_STATUS");

    assertEquals(Map.of("DEADLINE", 1L, "UPSTREAM_STATUS", 2L), counts.errors());
    assertEquals(List.of("DEADLINE", "UPSTREAM_STATUS"), List.copyOf(counts.errors().keySet()));
  }
}
