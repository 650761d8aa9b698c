// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.facet.server.RecordedLog;
import dev.facet.server.count.GatewayCounts;
import dev.facet.server.count.Http2End;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.Http2Error;
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
    assertEquals(1_001, counts.http2().endedConnections(Http2End.NEVER_BEGAN));
  }

  @Test
  void connectionsThatAreEndedAreToldWithinABudgetAndAllCounted() {
    CountedFaults faults = new CountedFaults(counts.http2(), () -> now);
    EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    try (RecordedLog log = new RecordedLog(HttpListener.class.getName())) {
      for (int i = 0; i < 1_000; i++) {
        faults.ends(channel.pipeline().firstContext(), Http2Error.ENHANCE_YOUR_CALM, "a flood");
      }
      faults.ends(channel.pipeline().firstContext(), Http2Error.FRAME_SIZE_ERROR, "too long");

      assertEquals(10, log.events().size());
      assertEquals(Level.WARN, log.events().getFirst().getLevel());
    } finally {
      var _ = channel.finish();
    }
    assertEquals(1_000, counts.http2().endedConnections(Http2End.FLOOD));
    assertEquals(1, counts.http2().endedConnections(Http2End.MALFORMED));
  }

  @Test
  void streamsThatNoAccessLogHasAreToldWithinABudgetAndWithoutControlCharacters() {
    CountedFaults faults = new CountedFaults(counts.http2(), () -> now);
    EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    ChannelHandlerContext context = channel.pipeline().firstContext();
    try (RecordedLog log = new RecordedLog(HttpListener.class.getName())) {
      faults.rejects(context, Http2Error.PROTOCOL_ERROR, "Illegal header 'connection'");
      faults.rejects(context, Http2Error.PROTOCOL_ERROR, "Illegal header '\u001b[2J'");
      faults.rejects(context, Http2Error.PROTOCOL_ERROR, "Illegal header '\u009b2J'");
      for (int i = 0; i < 1_000; i++) {
        faults.rejects(context, Http2Error.PROTOCOL_ERROR, "x".repeat(1_000));
      }

      String told = "a stream of HTTP/2 was reset before there was a request: ";
      List<String> lines = log.events().stream().map(ILoggingEvent::getFormattedMessage).toList();
      assertEquals(10, lines.size());
      assertEquals(told + "Illegal header 'connection'", lines.getFirst());
      assertEquals(told + "its header is malformed", lines.get(1));
      assertEquals(told + "its header is malformed", lines.get(2));
      assertEquals(told + "its header is malformed", lines.getLast());
    } finally {
      var _ = channel.finish();
    }
  }

  private static Object suppressed(Map<String, Object> members) {
    return members.getOrDefault("suppressed", "none");
  }
}
