// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.count.GatewayCounts.RouteName;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

final class GatewayCountsTest {
  private final GatewayCounts counts = new GatewayCounts();

  @Test
  void keepsWhatIsStillInTheFilesAndForgetsTheRest() {
    RequestCounts kept = counts.requests(new RouteName("route", "a"));
    RequestCounts gone = counts.requests(new RouteName("frontend", "a"));
    OperationCounts web = counts.operations("web");
    OperationCounts app = counts.operations("app");
    LongAdder few = counts.rejections("few");
    LongAdder often = counts.rejections("often");

    counts.accepted(Set.of(new RouteName("route", "a")), Set.of("web"), Set.of("few"));

    assertSame(kept, counts.requests(new RouteName("route", "a")));
    assertNotSame(gone, counts.requests(new RouteName("frontend", "a")));
    assertSame(web, counts.operations("web"));
    assertNotSame(app, counts.operations("app"));
    assertSame(few, counts.rejections("few"));
    assertNotSame(often, counts.rejections("often"));
  }

  @Test
  void countsReadingsOfTheFilesAndKnowsTheLastOne() {
    assertFalse(counts.lastAccepted());
    counts.accepted(Set.of(), Set.of(), Set.of());
    assertTrue(counts.lastAccepted());
    counts.rejected();
    counts.rejected();

    assertFalse(counts.lastAccepted());
    assertEquals(1, counts.acceptedReloads());
    assertEquals(2, counts.rejectedReloads());
  }
}
