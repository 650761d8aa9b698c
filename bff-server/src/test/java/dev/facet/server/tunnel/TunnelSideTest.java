// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.plugin.GatewayResponse.TunnelEnd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the sides of a tunnel are sent, and how it ends. */
class TunnelSideTest extends WithOpenTunnel {
  @Test
  void endsWithTheCodeThatWasSaidFirst() {
    send(client, CLIENT_CLOSE);
    send(service, SERVICE_CLOSE);
    client.endInput();
    service.endInput();
    assertClosed(4000);
    assertEquals(new TunnelEnd(8, 4, 4000), ends.getFirst());
  }

  @Test
  void endsWithTheGatewaysCodeWhateverIsSaidToIt() {
    tunnel.close(CloseCode.ROUTE_CHANGED);
    send(client, CLIENT_CLOSE);
    assertTrue(client.isOutputShutdown(), "it has its Close frame");
    send(service, SERVICE_CLOSE);
    client.endInput();
    service.endInput();
    assertClosed(1012);
  }

  @Test
  void endsAbnormallyWhereNoneWasSaid() {
    var _ = client.close();
    assertClosed(TunnelEnd.ABNORMAL);
  }

  @Test
  void sendsNoSecondCloseFrame() {
    send(client, CLIENT_CLOSE);
    tunnel.close(CloseCode.SHUTTING_DOWN);
    assertEquals(CLIENT_CLOSE, read(service));
    assertTrue(service.isOutputShutdown(), "nothing else comes");
    assertTold(1001);
  }

  @Test
  void sendsNothingBehindItsCloseFrame() {
    tunnel.close(CloseCode.SHUTTING_DOWN);
    send(service, TEXT);
    assertTold(1001);
  }

  @Test
  void sendsItsCloseFrameBehindTheOneAtHand() {
    send(service, TEXT.substring(0, 2));
    tunnel.close(CloseCode.SHUTTING_DOWN);
    assertEquals(TEXT.substring(0, 2), read(client));
    send(service, TEXT.substring(2) + TEXT);
    String rest = read(client);
    assertTrue(rest.startsWith(TEXT.substring(2) + "881303e9"), rest);
    assertFalse(rest.endsWith(TEXT), rest);
  }

  @Test
  void readsASideThatItHadPausedForItsCloseFrame() {
    client.stick();
    send(service, LARGE);
    assertFalse(service.config().isAutoRead());
    tunnel.close(CloseCode.SHUTTING_DOWN);
    assertTrue(service.config().isAutoRead());
    send(service, TEXT);
    assertTrue(service.config().isAutoRead());
  }

  @Test
  void readsASideAgainWhenTheOtherHasRead() {
    client.stick();
    send(service, LARGE);
    assertFalse(service.config().isAutoRead());
    assertTrue(client.config().isAutoRead());
    client.unstick();
    assertTrue(service.config().isAutoRead());
  }

  /** Whatever a side has sent before it left is for the other. */
  @Test
  void isClosedBehindWhatWaitsForASideToRead() {
    client.stick();
    send(service, TEXT);
    var _ = service.close();
    assertTrue(client.isOpen());
    assertEquals(List.of(), ends);
    client.unstick();
    assertClosed(TunnelEnd.ABNORMAL);
    assertEquals(TEXT, read(client));
  }

  @Test
  void isClosedWhereASideBreaks() {
    client.pipeline().fireExceptionCaught(new IOException("reset"));
    assertClosed(TunnelEnd.ABNORMAL);
  }

  @Test
  void isClosedAtOnceWhereTheGatewayClosesWhatBothSidesHaveEnded() {
    client.endInput();
    send(service, SERVICE_CLOSE);
    tunnel.close(CloseCode.SHUTTING_DOWN);
    assertClosed(1001);
    assertEquals(SERVICE_CLOSE, read(client));
  }

  @Test
  void isClosedWhereItsRouteIsNotKept() {
    tunnels.keep("route"::equals);
    assertEquals("", read(client));
    tunnels.keep("other"::equals);
    assertTold(1012);
  }

  @Test
  void isForgottenOnceItIsClosed() {
    var _ = client.close();
    assertClosed(TunnelEnd.ABNORMAL);
    List<Object> open = new ArrayList<>();
    tunnels.keep(open::add);
    assertEquals(List.of(), open);
  }
}
