// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** T29: three requests in one packet, of which the second one asks for a WebSocket. */
class PipelinedUpgradeIT extends WithWebSockets {
  private static final String FIRST = "GET /first HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String THIRD =
      "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 20000\r\n\r\n" + "x".repeat(20_000);

  @BeforeEach
  void startGateway() {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        services: { chat: { endpoints: [{ url: "http://chat.upstream" }] } }
        routes: [ { id: all, match: { path: /* }, auth: none, to: { chat: 1 } } ]
        """);
    chat().on("GET", "/first", _ -> FakeResponse.of(200, Map.of(), "first"));
    chat().on("POST", "/x", _ -> FakeResponse.of(200, Map.of(), "third"));
    gateway.start(Mode.START);
  }

  /** More than is read before there is a response to the handshake is read on behind it. */
  @Test
  void t29WhatFollowsALongPieceBehindTheHandshakeIsReadToo() throws Exception {
    agree("");
    try (RawConnection client = gateway.connect()) {
      assertEquals(101, client.send(handshake("") + THIRD).readHead().status());
      client.send("more");
      service().received(THIRD.length() + 4).await(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void t29WhatFollowsALongPieceBehindOneThatIsNotAgreedToIsReadToo() throws Exception {
    chat().on("GET", "/chat", _ -> FakeResponse.of(426, Map.of(), "no"));
    try (RawConnection client = gateway.connect()) {
      String more = FIRST.replace("Host:", "X-More: " + "x".repeat(20_000) + "\r\nHost:");
      assertEquals("no", client.send(handshake("") + more).read(false).body());
      assertEquals("first", client.read(false).body());
      assertEquals("first", client.send(FIRST).read(false).body());
    }
  }

  /** The response to the first is no sign that the second is a request as any other. */
  @Test
  void t29WhatFollowsTheHandshakeIsOfTheWebSocketRfc9110Section7() throws Exception {
    agree("");
    try (RawConnection client = gateway.connect()) {
      client.send(FIRST + handshake("") + THIRD);
      assertEquals("first", client.read(false).body());
      assertEquals(101, client.readHead().status());
      Wire service = service();
      service.received(THIRD.length()).await(60, TimeUnit.SECONDS);
      assertEquals(THIRD, service.tunnelled().toString(StandardCharsets.ISO_8859_1));
    }
    assertEquals(0, chat().count("/x"));
  }

  @Test
  void t29WhatFollowsOneThatIsNotAgreedToIsARequest() throws Exception {
    chat().on("GET", "/chat", _ -> FakeResponse.of(426, Map.of(), "no"));
    try (RawConnection client = gateway.connect()) {
      client.send(FIRST + handshake("") + THIRD);
      assertEquals("first", client.read(false).body());
      assertEquals("no", client.read(false).body());
      assertEquals("third", client.read(false).body());
    }
  }
}
