// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.facet.server.RecordedLog;
import dev.facet.server.count.GatewayCounts;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the log tells of connections that are ended for what their clients did. */
class CountedFaultsTest {
  private final GatewayCounts counts = new GatewayCounts();
  private long now;

  @Test
  void oneLineAMinuteTellsOfAllConnectionsThatNeverBegin() {
    CountedFaults faults = new CountedFaults(counts.http2(), () -> now);
    EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    ChannelHandlerContext context = channel.pipeline().firstContext();
    try (RecordedLog log = new RecordedLog(HttpListener.class.getName())) {
      for (int i = 0; i < 1_000; i++) {
        faults.neverBegins(context);
      }
      now += Duration.ofMinutes(1).toNanos();
      faults.neverBegins(context);

      assertEquals(
          List.of(0L, 999L), log.members().stream().map(CountedFaultsTest::suppressed).toList());
      assertEquals(
          List.of(Level.INFO, Level.INFO),
          log.events().stream().map(ILoggingEvent::getLevel).toList());
    } finally {
      var _ = channel.finish();
    }
    assertEquals(1_001, counts.http2().endedConnections());
  }

  private static Object suppressed(Map<String, Object> members) {
    return members.getOrDefault("suppressed", "none");
  }
}
