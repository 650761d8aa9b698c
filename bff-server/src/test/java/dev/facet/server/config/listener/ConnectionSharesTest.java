// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many connections listeners have of which the file does not say so. */
class ConnectionSharesTest {
  private static final ListenerConfig SILENT = ListenerConfig.DEFAULT;

  private static List<Integer> shares(long descriptors, ListenerConfig... listeners) {
    Map<String, ListenerConfig> named = new LinkedHashMap<>();
    for (ListenerConfig each : listeners) {
      named.put("l" + named.size(), each);
    }
    return ConnectionShares.given(named, descriptors).values().stream()
        .map(listener -> listener.limits().openConnections())
        .toList();
  }

  @Test
  void areThreeQuartersOfTheDescriptorsThatAreLeft() {
    assertEquals(List.of(150), shares(300, SILENT));
    assertEquals(List.of(693), shares(1_024, SILENT));
  }

  @Test
  void areBounded() {
    assertEquals(List.of(20_000), shares(1_048_576, SILENT));
    assertEquals(List.of(20_000), shares(Long.MAX_VALUE, SILENT));
    assertEquals(List.of(16), shares(64, SILENT));
    assertEquals(List.of(16), shares(-1, SILENT), "unknown");
  }

  @Test
  void areDividedAmongThoseThatSayNothing() {
    assertEquals(List.of(75, 75), shares(300, SILENT, SILENT));
    assertEquals(List.of(100, 25, 25), shares(300, SILENT.bounded(100), SILENT, SILENT));
    assertEquals(List.of(500, 16), shares(300, SILENT.bounded(500), SILENT));
  }
}
