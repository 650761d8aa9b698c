// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.config.route.WebSocketConfig;
import dev.facet.server.plugin.cors.OriginPattern;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WebSocketConfigTest {
  @Test
  void hasDefaults() {
    WebSocketConfig config = WebSocketConfig.DEFAULT;
    assertTrue(config.enabled());
    assertNull(config.origins());
    assertEquals(10_000, config.max());
    assertEquals(Duration.ofMinutes(5), config.idle());
  }

  @Test
  void rejectsWhatCannotBeMeant() {
    List<OriginPattern> any = List.of(OriginPattern.valueOf("*"));
    rejects("max: 0 (expected: 1 to 1000000)", null, null, 0, null);
    rejects("idle: PT0S (expected: 1ms to 24h)", null, null, null, Duration.ZERO);
    rejects("idle: PT25H (expected: 1ms to 24h)", null, null, null, Duration.ofHours(25));
    rejects("enabled: false (expected: no other settings beside it)", false, any, null, null);
  }

  private static void rejects(
      String message,
      @Nullable Boolean enabled,
      @Nullable List<OriginPattern> origins,
      @Nullable Integer max,
      @Nullable Duration idle) {
    String rejected =
        assertThrows(
                IllegalArgumentException.class,
                () -> new WebSocketConfig(enabled, origins, max, idle))
            .getMessage();
    assertEquals(message, rejected);
  }
}
