// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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

  /** That its client is asked, at each request, whether it has left tells that its end was seen. */
  @Test
  void t29WhatFollowsTheHandshakeArrivesWhereItsClientEndsItsDirectionBeforeThe101()
      throws Exception {
    CompletableFuture<Wire> first = new CompletableFuture<>();
    CompletableFuture<Wire> asked = new CompletableFuture<>();
    CompletableFuture<String> key = new CompletableFuture<>();
    chat().on("GET", "/first", _ -> FakeResponse.steps(first::complete));
    chat()
        .on(
            "GET",
            "/chat",
            request -> {
              key.complete(request.header("sec-websocket-key"));
              return FakeResponse.steps(asked::complete);
            });
    try (RawConnection client = gateway.connect()) {
      client.send(FIRST + handshake("") + THIRD).halfClose();
      assertEquals(100, client.readHead().status());
      FakeResponse.of(200, Map.of(), "first").write(first.get(60, TimeUnit.SECONDS));
      assertEquals("first", client.readFinal().body());
      assertEquals(100, client.readHead().status());
      Wire service = asked.get(60, TimeUnit.SECONDS);
      service.allowHalfClose();
      service.write(agreement(key.get(60, TimeUnit.SECONDS), ""));
      assertEquals(101, behindQuestions(client).status());
      service.received(THIRD.length()).await(60, TimeUnit.SECONDS);
      assertEquals(THIRD, service.tunnelled().toString(StandardCharsets.ISO_8859_1));
      service.write("last").close();
      assertEquals("last", client.rest());
    }
  }

  @Test
  void t29SoDoRequestsBehindOneThatIsNotAgreedTo() throws Exception {
    CompletableFuture<Wire> asked = new CompletableFuture<>();
    chat().on("GET", "/chat", _ -> FakeResponse.steps(asked::complete));
    try (RawConnection client = gateway.connect()) {
      client.send(handshake("") + FIRST + THIRD + FIRST).halfClose();
      assertEquals(100, client.readHead().status());
      FakeResponse.of(426, Map.of(), "no").write(asked.get(60, TimeUnit.SECONDS));
      for (String body : List.of("no", "first", "third", "first")) {
        assertEquals(body, client.readFinal().body());
      }
      assertTrue(client.closed());
    }
  }

  private static RawConnection.Response behindQuestions(RawConnection client) throws Exception {
    RawConnection.Response head = client.readHead();
    while (head.status() == 100) {
      head = client.readHead();
    }
    return head;
  }
}
