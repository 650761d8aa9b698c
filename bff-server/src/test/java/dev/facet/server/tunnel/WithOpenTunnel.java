// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.DuplexEmbeddedChannel;
import dev.facet.server.plugin.GatewayResponse.TunnelEnd;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Tests with an open tunnel, whose two sides are the test's own. */
abstract class WithOpenTunnel {
  static final Duration IDLE = Duration.ofMinutes(1);
  static final long EXPIRES_AT = 1_000;

  /** Whole frames: of text, and Close frames of both sides with a code. */
  static final String TEXT = "810161";

  static final String CLIENT_CLOSE = "8882000000000fa0";
  static final String SERVICE_CLOSE = "880203e8";

  /** The beginning of a frame that is more than waits for a side that does not read. */
  static final String LARGE = "827f0000000000ffffff" + "00".repeat(1 << 20);

  private long now;
  final List<TunnelEnd> ends = new ArrayList<>();
  final LoopTunnels tunnels = new LoopTunnels(() -> now);
  final Tunnel tunnel = open(IDLE);
  final DuplexEmbeddedChannel client = new DuplexEmbeddedChannel(tunnel.client());
  final DuplexEmbeddedChannel service = new DuplexEmbeddedChannel(tunnel.service());

  final Tunnel open(Duration idle) {
    return tunnels.open(new Tunnel.Terms("route", idle, EXPIRES_AT, ends::add));
  }

  static void send(DuplexEmbeddedChannel side, String hex) {
    var _ = side.writeInbound(Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex)));
  }

  /** All that a side has been sent. */
  static String read(DuplexEmbeddedChannel side) {
    StringBuilder hex = new StringBuilder();
    for (ByteBuf piece = side.readOutbound(); piece != null; piece = side.readOutbound()) {
      byte[] bytes = new byte[piece.readableBytes()];
      piece.readBytes(bytes).release();
      hex.append(HexFormat.of().formatHex(bytes));
    }
    return hex.toString();
  }

  final void look(Duration elapsed) {
    tunnels.look(elapsed.toNanos());
    client.runPendingTasks();
    service.runPendingTasks();
  }

  final void assertOpen() {
    assertTrue(client.isOpen());
    assertTrue(service.isOpen());
    assertEquals(List.of(), ends);
  }

  final void assertClosed(int code) {
    assertFalse(client.isOpen());
    assertFalse(service.isOpen());
    assertEquals(List.of(code), ends.stream().map(TunnelEnd::closeCode).toList());
  }

  /** A Close frame of the gateway is the last that a client gets, and has this code. */
  final void assertTold(int code) {
    String told = read(client);
    assertTrue(told.startsWith("88%02x%04x".formatted(told.length() / 2 - 2, code)), told);
  }

  /** The time of day, in milliseconds. */
  final void at(long millis) {
    now = millis;
  }
}
