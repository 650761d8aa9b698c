// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.Wire;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T29, T51: WebSockets that the gateway closes by itself (RFC 6455, section 7.4). */
class WebSocketClosingIT extends WithWebSockets {
  private static final String ROUTES =
      """
      version: 1
      services:
        chat: { endpoints: [{ url: "http://chat.upstream" }] }
      routes:
        - { id: chat, match: { path: /chat }, auth: none, to: { chat: 1 }, websocket: { idle: IDLE } }
      """;

  private void start(String idle) {
    gateway.file("facet.yaml", ROUTES.replace("IDLE", idle));
    agree("");
    gateway.clock().hold(); // neither is waited for a second only
    gateway.start(Mode.START);
  }

  /** The client gets the frame whole and in its place; the service, as of a client that leaves. */
  private void assertClosed(RawConnection client, Wire service, int code, String reason)
      throws Exception {
    assertReads(WebSocketFrames.close(code, reason), client);
    client.sendBytes(WebSocketFrames.maskedClose(code, reason));
    gateway.clock().go(); // the service says nothing, and is closed all the same
    assertTrue(client.isCut());
    service.closed().await(60, TimeUnit.SECONDS);
    byte[] frame = service.tunnelled().getBytes();
    assertEquals((byte) 0x88, frame[0]);
    assertEquals((byte) (0x80 | (2 + reason.length())), frame[1]);
    assertEquals(1001, (((frame[6] ^ frame[2]) & 0xff) << 8) | ((frame[7] ^ frame[3]) & 0xff));
  }

  @Test
  void t51StopClosesWith1001() throws Exception {
    start("1h");
    try (RawConnection client = open()) {
      Wire service = service();
      Future<Void> stopped = gateway.gateway().shutdown();
      assertClosed(client, service, 1001, "the gateway stops");
      stopped.await(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void t51StopWaitsForTheEndOfTheFrameAtHand() throws Exception {
    start("1h");
    try (RawConnection client = open()) {
      Wire service = service();
      byte[] frame = WebSocketFrames.text("hello");
      service.write(bytes(frame).slice(0, 3));
      client.readBytes(3);
      Future<Void> stopped = gateway.gateway().shutdown();
      // The service hears of it, and goes on with its frame.
      service.received(25).await(60, TimeUnit.SECONDS);
      service.write(
          bytes(frame).getBuffer(3, frame.length).appendBytes(WebSocketFrames.text("late")));
      assertReads(bytes(frame).getBytes(3, frame.length), client);
      assertReads(WebSocketFrames.close(1001, "the gateway stops"), client);
      gateway.clock().go();
      stopped.await(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void t29SilenceClosesWith1001() throws Exception {
    start("50ms");
    try (RawConnection client = open()) {
      Wire service = service();
      gateway.clock().pass(Duration.ofMillis(60));
      assertClosed(client, service, 1001, "idle for too long");
    }
  }

  @Test
  void t29ReloadOfItsRouteClosesWith1012() throws Exception {
    start("1h");
    try (RawConnection client = open()) {
      Wire service = service();
      gateway.file("facet.yaml", ROUTES.replace("IDLE", "1h").replace("/chat }", "/talk }"));
      gateway.reloads().next();
      assertClosed(client, service, 1012, "the route has changed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"other route", "service", "idle"})
  void t29OtherReloadsLeaveItAlone(String what) throws Exception {
    start("1h");
    String before = ROUTES.replace("IDLE", "1h");
    String after =
        switch (what) {
          case "other route" ->
              before + "  - { id: more, match: { path: /more }, auth: none, to: { chat: 1 } }\n";
          case "service" -> before.replace("}] }", "}], timeout: { attempt: 7s } }");
          default -> before.replace("1h", "2h");
        };
    try (RawConnection client = open()) {
      Wire service = service();
      gateway.file("facet.yaml", after);
      gateway.reloads().next();
      // Opened after the reload, and so looked at after it: the one before is still there then.
      try (RawConnection later = open()) {
        service().write(bytes(WebSocketFrames.text("later")));
        assertReads(WebSocketFrames.text("later"), later);
      }
      byte[] hello = WebSocketFrames.text("hello");
      service.write(bytes(hello));
      assertReads(hello, client);
    }
  }
}
