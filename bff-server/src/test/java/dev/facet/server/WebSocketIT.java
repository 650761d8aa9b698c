// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.Wire;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T29: WebSockets through routes over HTTP/1.1 (RFC 6455). */
class WebSocketIT extends WithWebSockets {
  /** More than the system takes of what a client does not read, in MiB. */
  private static final int PIECES = 12;

  @BeforeEach
  void startGateway() {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        services:
          chat: { endpoints: [{ url: "http://chat.upstream" }] }
        routes:
          - { id: chat, match: { path: /* }, auth: none, to: { chat: 1 } }
          - { id: plain, match: { path: /plain/* }, auth: none, to: { chat: 1 }, rewrite: { strip: /plain }, websocket: { enabled: false } }
          - { id: few, match: { path: /few/* }, auth: none, to: { chat: 1 }, rewrite: { strip: /few }, websocket: { max: 1 } }
        """);
    agree("");
    gateway.start(Mode.START);
  }

  @Test
  void t29HandshakeGoesOnWithSubProtocolsAndExtensionsRfc6455Section4() throws Exception {
    agree("Sec-WebSocket-Protocol: chat\r\nSec-WebSocket-Extensions: permessage-deflate\r\n");
    try (RawConnection client = gateway.connect()) {
      client.send(
          handshake(
              """
              Sec-WebSocket-Protocol: chat, other\r
              Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r
              """));
      RawConnection.Response agreed = client.readHead();

      assertEquals(101, agreed.status());
      assertEquals(List.of("websocket"), agreed.all("upgrade"));
      assertEquals(List.of("upgrade"), agreed.all("connection"));
      assertEquals(List.of("chat"), agreed.all("sec-websocket-protocol"));
      assertEquals(List.of("permessage-deflate"), agreed.all("sec-websocket-extensions"));
      assertEquals(List.of("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), agreed.all("sec-websocket-accept"));
    }
    FakeUpstream.Request asked = chat().requests().getFirst();
    assertEquals("websocket", asked.header("upgrade"));
    assertEquals("upgrade", asked.header("connection"));
    assertEquals("13", asked.header("sec-websocket-version"));
    assertEquals(KEY, asked.header("sec-websocket-key"));
    assertEquals("chat, other", asked.header("sec-websocket-protocol"));
    assertEquals(
        "permessage-deflate; client_max_window_bits", asked.header("sec-websocket-extensions"));
    assertEquals("shop.example", asked.header("x-forwarded-host"));
  }

  @Test
  void t29FramesPassAsTheyAreBothWaysRfc6455Section5() throws Exception {
    try (RawConnection client = open()) {
      Wire service = service();
      byte[] hello = WebSocketFrames.maskedText("hello");
      byte[] strange = WebSocketFrames.frame(0xF3, new byte[300], true); // all reserved bits
      client.sendBytes(hello).sendBytes(strange);
      assertEquals(
          bytes(hello).appendBytes(strange), service(service, hello.length + strange.length));

      byte[] answer = WebSocketFrames.text("x".repeat(1_000));
      service.write(bytes(answer));
      assertReads(answer, client);
    }
  }

  private static Buffer service(Wire wire, long bytes) throws Exception {
    wire.received(bytes).await(60, TimeUnit.SECONDS);
    return wire.tunnelled();
  }

  @Test
  void t29FramesInOneReadWithTheirAgreementFollowIt() throws Exception {
    byte[] early = WebSocketFrames.text("early");
    chat()
        .on(
            "GET",
            "/chat",
            _ ->
                FakeResponse.steps(wire ->
                    wire.write(
                        bytes(agreement(KEY, "").getBytes(StandardCharsets.US_ASCII))
                            .appendBytes(early))));
    try (RawConnection client = open()) {
      assertReads(early, client);
    }
  }

  @Test
  void t29CloseFramesPassBothWaysRfc6455Section7() throws Exception {
    try (RawConnection client = open()) {
      Wire service = service();
      byte[] bye = WebSocketFrames.close(4000, "bye");
      service.write(bytes(bye));
      assertReads(bye, client);
      client.sendBytes(WebSocketFrames.maskedClose(4000, "bye"));
      service.close();
      assertTrue(client.isCut());
    }
  }

  @Test
  void t29EachSideThatEndsEndsTheOther() throws Exception {
    try (RawConnection client = open()) {
      service().reset();
      assertTrue(client.isCut());
    }
    Wire left;
    try (RawConnection _ = open()) {
      left = service();
    }
    left.closed().await(60, TimeUnit.SECONDS);
  }

  @Test
  void t29WhatIsSentAfterTheEndOfTheOtherDirectionStillArrives() throws Exception {
    try (RawConnection client = open()) {
      Wire service = service();
      service.allowHalfClose();
      client.halfClose();
      byte[] last = WebSocketFrames.text("last");
      service.write(bytes(last));
      assertReads(last, client);
      service.close();
      assertTrue(client.isCut());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void t29ASlowClientGetsAllThatWasSentBeforeBothSidesEndedRfc9293Section36(boolean first)
      throws Exception {
    byte[] piece = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    try (RawConnection client = open();
        RawConnection other = gateway.connect()) {
      Wire service = service();
      service.allowHalfClose();
      if (first) {
        client.halfClose();
      }
      for (int i = 0; i < PIECES; i++) {
        service.write(bytes(piece));
      }
      service.close();
      for (int i = 0; i < PIECES; i++) {
        assertEquals(404, other.send("GET /no HTTP/1.1\r\nHost: a\r\n\r\n").read(false).status());
        assertReads(piece, client);
        if (i == 0 && !first) {
          client.halfClose();
        }
      }
      assertTrue(client.isCut());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        HTTP/1.1 101 Switching Protocols\r
        Connection: upgrade\r
        Upgrade: websocket\r
        \r
        """,
        """
        HTTP/1.1 101 Switching Protocols\r
        Connection: upgrade\r
        Upgrade: websocket\r
        Sec-WebSocket-Accept: bm90IHRoZSByaWdodCBvbmU=\r
        \r
        """,
        """
        HTTP/1.1 101 Switching Protocols\r
        Connection: upgrade\r
        Upgrade: h2c\r
        Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
        \r
        """,
        """
        HTTP/1.1 101 Switching Protocols\r
        Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
        \r
        """,
      })
  void t22An101ThatDoesNotAgreeIsABadResponseRfc6455Section4(String head) throws Exception {
    chat().on("GET", "/chat", _ -> FakeResponse.raw(head));
    try (RawConnection client = gateway.connect()) {
      RawConnection.Response response = client.send(handshake("")).read(false);
      assertEquals(502, response.status());
      assertTrue(response.body().contains("UPSTREAM_BAD_RESPONSE"), response.body());
    }
  }

  @Test
  void t29RefusalOfTheServiceIsAResponseAsAnyOther() throws Exception {
    chat()
        .on(
            "GET",
            "/chat",
            _ -> FakeResponse.of(426, Map.of("Sec-WebSocket-Version", "13"), "version 13 only"));
    try (RawConnection client = gateway.connect()) {
      RawConnection.Response response = client.send(handshake("")).read(false);
      assertEquals(426, response.status());
      assertEquals("version 13 only", response.body());
      assertEquals(List.of("13"), response.all("sec-websocket-version"));

      assertEquals(404, client.send("GET /no HTTP/1.1\r\nHost: a\r\n\r\n").read(false).status());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        POST /chat HTTP/1.1\r
        Host: a\r
        Connection: upgrade\r
        Upgrade: websocket\r
        Content-Length: 0\r
        \r
        """,
        """
        GET /chat HTTP/1.1\r
        Host: a\r
        Connection: upgrade\r
        Upgrade: websocket\r
        Content-Length: 2\r
        \r
        hi\
        """,
        "GET /chat HTTP/1.0\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n",
        "GET /chat HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n",
        "GET /plain/chat HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n",
      })
  void t22OtherRequestsGoOnWithoutTheWishRfc9110Section78(String request) throws Exception {
    for (String method : List.of("GET", "POST")) {
      chat().on(method, "/chat", _ -> FakeResponse.of(200, Map.of(), "plain"));
    }
    try (RawConnection client = gateway.connect()) {
      assertEquals(200, client.send(request).read(false).status());
    }
    assertEquals("", chat().requests().getFirst().header("upgrade"));
  }

  @Test
  void t29MoreThanARouteAllowsAreRejected() throws Exception {
    try (RawConnection first = gateway.connect();
        RawConnection second = gateway.connect()) {
      String asked = handshake("").replace("/chat", "/few/chat");
      assertEquals(101, first.send(asked).readHead().status());
      RawConnection.Response rejected = second.send(asked).read(false);
      assertEquals(503, rejected.status());
      assertTrue(rejected.body().contains("TOO_MANY_WEBSOCKETS"), rejected.body());
      assertEquals(List.of("5"), rejected.all("retry-after"));
    }
  }
}
