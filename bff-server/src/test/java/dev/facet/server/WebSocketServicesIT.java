// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.Wire;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** WebSockets of a route with several services. */
class WebSocketServicesIT extends WithWebSockets {
  @BeforeEach
  void startGateway() {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        services:
          chat: { endpoints: [{ url: "http://chat.upstream" }] }
          away: { endpoints: [{ url: "http://127.0.0.1:1" }] }
          shadow: { endpoints: [{ url: "http://shadow.upstream" }] }
        routes:
          - id: chat
            match: { path: /* }
            auth: none
            to: { away: 1, chat: 0 }
            sticky: { cookie: room }
            canary: [{ header: x-canary, to: chat }]
            failover: { to: chat, on: [connect] }
            mirror: { to: shadow }
        """);
    agree("");
    chat().on("GET", "/read", _ -> FakeResponse.json(200, "1"));
    gateway.start(Mode.START);
  }

  @Test
  void aHandshakeGoesOnToTheSecondServiceAndKeepsTheDecision() throws Exception {
    try (RawConnection client = gateway.connect()) {
      RawConnection.Response agreed = client.send(handshake("Cookie: a=b\r\n")).readHead();
      assertEquals(101, agreed.status());
      assertTrue(agreed.all("set-cookie").getFirst().startsWith("room="));
      Wire service = service();
      service.write(bytes(WebSocketFrames.text("hello")));
      assertReads(WebSocketFrames.text("hello"), client);
    }
  }

  @Test
  void aCanaryHasItsWebSockets() throws Exception {
    try (RawConnection client = gateway.connect()) {
      RawConnection.Response agreed = client.send(handshake("X-Canary: 1\r\n")).readHead();
      assertEquals(101, agreed.status());
      assertEquals(List.of(), agreed.all("set-cookie"));
    }
  }

  @Test
  void aWebSocketIsNotCopied() throws Exception {
    try (RawConnection _ = open()) {
      service();
      assertEquals("1", gateway.client().get("/read").body());
      FakeUpstream.Request copy = gateway.upstream("shadow").awaitRequests(1).getFirst();
      assertEquals("/read", copy.target());
    }
    assertEquals(1, gateway.upstream("shadow").requests().size());
  }
}
