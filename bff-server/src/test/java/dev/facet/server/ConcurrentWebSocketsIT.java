// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.Wire;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A WebSocket is in flight until it is closed, over HTTP/1.1 and over HTTP/2 (RFC 8441). */
class ConcurrentWebSocketsIT extends WithTunnels {
  private static final String FILE =
      """
      policies: { few: { concurrency: { max: MAX } } }
      routes:
        - { id: chat, match: { path: /chat }, auth: none, use: [few], to: { chat: 1 } }
        - { id: one, match: { path: /one }, auth: none, use: [few], respond: { status: 204 } }
      """;

  @BeforeEach
  void startWithTwo() {
    start("", FILE.replace("MAX", "2"));
  }

  private int one() throws IOException {
    try (RawConnection client = gateway.connect()) {
      return client.send("GET /one HTTP/1.1\r\nHost: a\r\n\r\n").read(false).status();
    }
  }

  /** With one of two places held, the other becomes free, and there is none left then. */
  private void assertOneIsFree() throws Exception {
    for (int tries = 1; one() == 429; tries++) {
      assertTrue(tries < 1_000, "the place is never given back");
    }
    try (RawConnection _ = open()) {
      service();
      assertEquals(429, one(), "the place of another was given back");
    }
  }

  @Test
  void isCountedWhileItIsOpen() throws Exception {
    try (RawConnection _ = open();
        RawConnection _ = open();
        RawConnection third = gateway.connect();
        RawHttp2 client = speak()) {
      assertEquals(429, one());
      assertEquals(429, third.send(handshake("")).read(false).status());
      assertEquals("429", ask(client, 1, "/chat").readHead().get(":status"));
      assertEquals(2, chat().count("/chat"));
    }
  }

  @Test
  void givesItsPlaceBackWhenTheClientCloses() throws Exception {
    try (RawConnection _ = open()) {
      service();
      RawConnection client = open();
      Wire wire = service();
      client.sendBytes(WebSocketFrames.maskedClose(1000, ""));
      wire.write(bytes(WebSocketFrames.close(1000, "")));
      wire.close();
      assertReads(WebSocketFrames.close(1000, ""), client);
      assertTrue(client.closed());
      client.close();
      assertOneIsFree();
    }
  }

  @Test
  void givesItsPlaceBackWhenTheClientIsGone() throws Exception {
    try (RawConnection _ = open()) {
      service();
      RawConnection client = open();
      Wire wire = service();
      client.reset();
      wire.closed().await(60, TimeUnit.SECONDS);
      assertOneIsFree();
    }
  }

  @Test
  void givesItsPlaceBackWhenTheServiceIsGone() throws Exception {
    try (RawConnection _ = open()) {
      service();
      RawConnection client = open();
      service().reset();
      assertTrue(client.isCut());
      assertOneIsFree();
    }
  }

  @Test
  void givesItsPlaceBackWhenItsStreamIsReset() throws Exception {
    try (RawConnection _ = open();
        RawHttp2 client = speak()) {
      service();
      Wire wire = opened(client, 1);
      assertEquals(429, one());
      client.send(FakeFrame.RST_STREAM, 0, 1, Buffer.buffer().appendInt((int) CANCEL));
      wire.closed().await(60, TimeUnit.SECONDS);
      assertOneIsFree();
    }
  }

  @Test
  void givesItsPlaceBackWhereTheServiceDoesNotAgree() throws Exception {
    try (RawConnection _ = open()) {
      service();
      chat().on("GET", "/chat", _ -> FakeResponse.status(403));
      for (int i = 0; i < 3; i++) {
        try (RawConnection client = gateway.connect()) {
          assertEquals(403, client.send(handshake("")).read(false).status());
        }
      }
      agree("");
      assertOneIsFree();
    }
  }

  /** The reload's snapshot is another one; the WebSocket is of none. */
  @Test
  void isCountedAndGivenBackOverReloads() throws Exception {
    try (RawConnection first = open()) {
      Wire wire = service();
      for (String max : new String[] {"1", "2", "1"}) {
        reload(max);
        assertEquals(max.equals("1") ? 429 : 204, one());
      }
      first.reset();
      wire.closed().await(60, TimeUnit.SECONDS);
      reload("2");
      try (RawConnection _ = open()) {
        service();
        assertOneIsFree();
      }
    }
  }

  private void reload(String max) throws Exception {
    gateway.file("facet.yaml", file("", FILE.replace("MAX", max)));
    assertTrue(gateway.reloads().next().accepted());
  }
}
