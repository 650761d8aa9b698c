// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.Wire;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** T29: WebSockets through routes over HTTP/2 (RFC 8441). */
class Http2WebSocketIT extends WithTunnels {
  @BeforeEach
  void startGateway() {
    start("", "routes: [ { id: chat, match: { path: /* }, auth: none, to: { chat: 1 } } ]");
  }

  @Test
  void announcesThatItTakesThemRfc8441Section3() throws Exception {
    try (RawHttp2 client = speak()) {
      Buffer settings = client.read(FakeFrame.SETTINGS).payload();
      int found = -1;
      for (int at = 0; at < settings.length(); at += 6) {
        if (settings.getUnsignedShort(at) == 8) {
          found = settings.getInt(at + 2);
        }
      }
      assertEquals(1, found);
    }
  }

  @Test
  void t29HandshakeIsOneOfHttp11ToTheServiceRfc8441Section5() throws Exception {
    agree("Sec-WebSocket-Protocol: chat\r\nSec-WebSocket-Extensions: permessage-deflate\r\n");
    try (RawHttp2 client = speak()) {
      Map<String, String> agreed =
          ask(
                  client,
                  1,
                  "/chat?room=1",
                  "sec-websocket-protocol",
                  "chat, other",
                  "sec-websocket-extensions",
                  "permessage-deflate; client_max_window_bits",
                  "sec-websocket-key",
                  "mine",
                  "content-type",
                  "application/grpc")
              .readHead();

      assertEquals("200", agreed.get(":status"));
      assertEquals("chat", agreed.get("sec-websocket-protocol"));
      assertEquals("permessage-deflate", agreed.get("sec-websocket-extensions"));
      for (String gone :
          new String[] {
            "upgrade", "connection", "sec-websocket-accept", "content-length", "transfer-encoding"
          }) {
        assertFalse(agreed.containsKey(gone), gone);
      }
      assertTrue(agreed.containsKey("date"));
    }
    FakeUpstream.Request asked = chat().requests().getFirst();
    assertEquals("websocket", asked.header("upgrade"));
    assertEquals("upgrade", asked.header("connection"));
    assertEquals("13", asked.header("sec-websocket-version"));
    assertEquals("chat, other", asked.header("sec-websocket-protocol"));
    assertEquals("shop.example", asked.header("x-forwarded-host"));
    assertEquals("", asked.header("content-type"));
    assertNotEquals("mine", asked.header("sec-websocket-key"));
    assertEquals(16, Base64.getDecoder().decode(asked.header("sec-websocket-key")).length);
  }

  @Test
  void t29FramesPassAsTheyAreBothWays() throws Exception {
    try (RawHttp2 client = speak()) {
      Wire service = opened(client, 1);
      byte[] hello = WebSocketFrames.maskedText("hello");
      byte[] strange = WebSocketFrames.frame(0xF3, new byte[300], true); // all reserved bits
      write(write(client, 1, hello), 1, strange);
      service.received(hello.length + strange.length).await(60, TimeUnit.SECONDS);
      assertEquals(bytes(hello).appendBytes(strange), service.tunnelled());

      byte[] answer = WebSocketFrames.text("x".repeat(1_000));
      service.write(bytes(answer));
      assertReads(answer, client, 1);
    }
  }

  @Test
  void t29FramesInOneReadWithTheirAgreementFollowIt() throws Exception {
    byte[] early = WebSocketFrames.text("early");
    chat()
        .on(
            "GET",
            "/chat",
            asked ->
                FakeResponse.steps(wire ->
                    wire.write(
                        Buffer.buffer(agreement(asked.header("sec-websocket-key"), ""))
                            .appendBytes(early))));
    try (RawHttp2 client = speak()) {
      open(client, 1);
      assertReads(early, client, 1);
    }
  }

  /** A client that is sure of it need not wait for the agreement. */
  @Test
  void t29FramesBeforeTheAgreementFollowIt() throws Exception {
    Promise<FakeResponse> later = Promise.promise();
    chat().on("GET", "/chat", _ -> FakeResponse.later(later.future()));
    byte[] hello = WebSocketFrames.maskedText("hello");
    try (RawHttp2 client = speak()) {
      write(ask(client, 1, "/chat"), 1, hello);
      FakeUpstream.Request asked = chat().awaitRequests(1).getFirst();
      Promise<Wire> agreed = Promise.promise();
      later.complete(
          FakeResponse.steps(wire -> {
            wire.write(agreement(asked.header("sec-websocket-key"), ""));
            agreed.complete(wire);
          }));
      assertEquals("200", client.readHead().get(":status"));
      Wire service = agreed.future().await(60, TimeUnit.SECONDS);
      service.received(hello.length).await(60, TimeUnit.SECONDS);
      assertEquals(bytes(hello), service.tunnelled());
    }
  }

  @Test
  void t29CloseFramesPassBothWaysAndBothEndsEndTheStreamRfc8441Section5() throws Exception {
    try (RawHttp2 client = speak()) {
      Wire service = opened(client, 1);
      byte[] bye = WebSocketFrames.close(4000, "bye");
      service.write(bytes(bye));
      assertReads(bye, client, 1);
      byte[] too = WebSocketFrames.maskedClose(4000, "bye");
      write(client, 1, too);
      service.received(too.length).await(60, TimeUnit.SECONDS);
      service.close(); // who closes before that resets its connection
      assertEnds(client, 1);
      client.data(1, true, "");
      open(client, 3);
    }
  }

  @Test
  void t29AResetOfTheServiceResetsTheStreamAloneRfc8441Section5() throws Exception {
    try (RawHttp2 client = speak()) {
      Wire first = opened(client, 1);
      Wire second = opened(client, 3);
      first.reset();
      FakeFrame reset = client.read(FakeFrame.RST_STREAM);
      assertEquals(1, reset.stream());
      assertEquals(CANCEL, reset.errorCode());
      byte[] hello = WebSocketFrames.text("hello");
      second.write(bytes(hello));
      assertReads(hello, client, 3);
    }
  }

  @Test
  void t29AResetOfTheStreamEndsTheServicesConnectionAndNoOther() throws Exception {
    try (RawHttp2 client = speak()) {
      Wire first = opened(client, 1);
      Wire second = opened(client, 3);
      client.send(FakeFrame.RST_STREAM, 0, 1, Buffer.buffer().appendInt((int) CANCEL));
      first.closed().await(60, TimeUnit.SECONDS);
      byte[] hello = WebSocketFrames.text("hello");
      second.write(bytes(hello));
      assertReads(hello, client, 3);
    }
  }

  @Test
  void t29TheEndOfTheConnectionEndsAllOfIt() throws Exception {
    Wire first;
    Wire second;
    try (RawHttp2 client = speak()) {
      first = opened(client, 1);
      second = opened(client, 3);
    }
    first.closed().await(60, TimeUnit.SECONDS);
    second.closed().await(60, TimeUnit.SECONDS);
  }

  /** In the last step both have ended, and what was sent last is not lost by it. */
  @Test
  void t29WhatIsSentAfterTheEndOfTheOtherDirectionStillArrives() throws Exception {
    try (RawHttp2 client = speak()) {
      Wire service = opened(client, 1);
      service.allowHalfClose();
      client.data(1, true, "");
      byte[] last = WebSocketFrames.text("last");
      service.write(bytes(last));
      assertReads(last, client, 1);
      service.write(bytes(last)).close();
      assertReads(last, client, 1);
      assertEnds(client, 1);
      service.closed().await(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void t29AClientThatEndsWithItsHeadIsHalfClosed() throws Exception {
    try (RawHttp2 client = speak()) {
      client.head(
          1,
          true,
          ":method",
          "CONNECT",
          ":protocol",
          "WebSocket",
          ":scheme",
          "http",
          ":authority",
          "a",
          ":path",
          "/chat");
      assertEquals("200", client.readHead().get(":status"));
      assertEnds(client, 1); // the service closes where its client does
    }
  }

  /** RFC 9113, section 8.5. */
  @Test
  void t29TrailersOnATunnelResetIt() throws Exception {
    try (RawHttp2 client = speak()) {
      Wire service = opened(client, 1);
      client.head(1, true, "a", "b");
      assertEquals(PROTOCOL_ERROR, client.read(FakeFrame.RST_STREAM).errorCode());
      service.closed().await(60, TimeUnit.SECONDS);
    }
  }
}
