// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.DuplexEmbeddedChannel;
import dev.facet.server.plugin.GatewayResponse.TunnelEnd;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a tunnel stays open. */
class TunnelTest extends WithOpenTunnel {
  @Test
  void whatIsConnectedWhileTheGatewayStopsIsClosed() {
    tunnels.stop();
    read(client);
    Tunnel late = open(IDLE);
    DuplexEmbeddedChannel lateClient = new DuplexEmbeddedChannel(late.client());
    DuplexEmbeddedChannel lateService = new DuplexEmbeddedChannel(late.service());
    tunnels.connected(late);
    assertTrue(read(lateClient).startsWith("881303e9"));
    assertTrue(read(lateService).startsWith("8893"));
  }

  @Test
  void whatIsConnectedBeforeIsNot() {
    tunnels.connected(tunnel);
    assertEquals("", read(client));
    assertOpen();
  }

  @Test
  void isIdleBehindItsTimeAlone() {
    look(IDLE);
    assertEquals("", read(client));
    look(Duration.ofNanos(1));
    assertTold(1001);
    assertOpen();
  }

  @Test
  void isNotIdleWhereEitherSideSends() {
    for (DuplexEmbeddedChannel side : List.of(client, service)) {
      look(IDLE);
      send(side, TEXT);
      look(IDLE);
    }
    look(IDLE);
    assertEquals(TEXT, read(client));
  }

  @Test
  void isNotIdleWhereASideReadsWhatWaitsForIt() {
    client.stick();
    send(service, TEXT);
    look(IDLE);
    client.unstick();
    look(IDLE);
    look(IDLE);
    assertEquals(TEXT, read(client));
  }

  @Test
  void endsWithItsTokenToTheMillisecond() {
    at(EXPIRES_AT - 1);
    look(Duration.ofSeconds(1));
    assertEquals("", read(client));
    at(EXPIRES_AT);
    look(Duration.ofSeconds(1));
    assertTold(4401);
  }

  @Test
  void leavesASecondForCloseFramesWhateverIsSent() {
    look(IDLE.dividedBy(2));
    tunnel.close(CloseCode.SHUTTING_DOWN);
    look(Duration.ofMillis(500));
    send(service, TEXT);
    look(Duration.ofMillis(500));
    assertOpen();
    send(service, TEXT);
    look(Duration.ofNanos(1));
    assertClosed(1001);
    assertTold(1001);
  }

  @Test
  void leavesTenSecondsOfSilenceWhereOneDirectionIsOver() {
    client.endInput();
    assertTrue(service.isOutputShutdown());
    look(Duration.ofSeconds(10));
    send(service, TEXT);
    look(Duration.ofSeconds(10));
    look(Duration.ofSeconds(10));
    assertOpen();
    assertEquals(TEXT, read(client));
    look(Duration.ofNanos(1));
    assertClosed(TunnelEnd.ABNORMAL);
    assertEquals("", read(client), "no Close frame");
  }

  @Test
  void leavesNoLongerSilenceThanItsOwn() {
    Tunnel other = open(Duration.ofSeconds(3));
    DuplexEmbeddedChannel otherClient = new DuplexEmbeddedChannel(other.client());
    DuplexEmbeddedChannel otherService = new DuplexEmbeddedChannel(other.service());
    otherService.endInput();
    look(Duration.ofSeconds(3));
    assertTrue(otherClient.isOpen());
    look(Duration.ofNanos(1));
    assertFalse(otherClient.isOpen());
    assertFalse(otherService.isOpen());
    assertTrue(client.isOpen());
  }
}
