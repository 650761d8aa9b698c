// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeFrame;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * T6, S30: what makes a server work for nothing ends its connection with ENHANCE_YOUR_CALM (RFC
 * 9113, section 10.5), tells the log once, and leaves other clients alone.
 */
class Http2AbuseIT extends WithHttp2Floods {
  /** CVE-2023-44487, rapid reset: the calls of the service end with their streams. */
  @Test
  void requestsThatAreResetAtOnce() throws Exception {
    try (RawHttp2 client = speak()) {
      Buffer all = Buffer.buffer();
      for (int i = 0; i < 201; i++) {
        all.appendBuffer(request(1 + 2 * i, true, "GET", "/never"));
        all.appendBuffer(frame(FakeFrame.RST_STREAM, 0, 1 + 2 * i, Buffer.buffer().appendInt(8)));
      }
      flood(client, all);

      assertEnded(client, "RST");
    }
  }

  /** How a stream comes to be reset through its client. */
  enum Fault {
    ITS_CLIENT_RESETS(FakeFrame.RST_STREAM, (int) CANCEL),
    THE_GATEWAY_IS_MADE_TO_RESET(FakeFrame.WINDOW_UPDATE, 0);

    private final int type;
    private final int figure;

    Fault(int type, int figure) {
      this.type = type;
      this.figure = figure;
    }

    /** A request and what resets it. */
    private Buffer on(int stream) {
      return request(stream, true, "GET", "/never")
          .appendBuffer(frame(type, 0, stream, Buffer.buffer().appendInt(figure)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void asManyResetsAreTakenAsTheListenerSays(Fault fault) throws Exception {
    gateway.gateway().close();
    startOver(", limits: { resets: 150 }");
    try (RawHttp2 client = speak()) {
      Buffer all = Buffer.buffer();
      for (int i = 0; i < 150; i++) {
        all.appendBuffer(fault.on(1 + 2 * i));
      }
      client.sendBytes(all);
      assertEquals(204, client.request(301, true, "GET", "/a").response(301).status());
      flood(client, fault.on(303));
      assertEquals(ENHANCE_YOUR_CALM, client.ended());
    }
  }

  /** CVE-2025-8671, MadeYouReset: streams that the gateway resets for what is sent on them. */
  @Test
  void requestsThatTheGatewayIsMadeToReset() throws Exception {
    try (RawHttp2 client = speak()) {
      Buffer all = Buffer.buffer();
      for (int i = 0; i < 201; i++) {
        all.appendBuffer(request(1 + 2 * i, true, "GET", "/never"));
        all.appendBuffer(
            frame(FakeFrame.WINDOW_UPDATE, 0, 1 + 2 * i, Buffer.buffer().appendInt(0)));
      }
      flood(client, all);

      assertEnded(client, "malformed");
    }
  }

  /** CVE-2024-27316: a head that never ends. */
  @Test
  void aHeadInPiecesWithoutEnd() throws Exception {
    try (RawHttp2 client = speak()) {
      Buffer all = frame(FakeFrame.HEADERS, FakeFrame.END_STREAM, 1, Buffer.buffer());
      for (int i = 0; i < 100; i++) {
        all.appendBuffer(
            frame(FakeFrame.CONTINUATION, 0, 1, Buffer.buffer(RawHttp2.block("x-" + i, "v"))));
      }
      flood(client, all);

      assertEnded(client, "continuations");
    }
  }

  @Test
  void aHeadInSixteenSmallPiecesIsTaken() throws Exception {
    try (RawHttp2 client = speak()) {
      int end = FakeFrame.END_STREAM;
      Buffer all = frame(FakeFrame.HEADERS, end, 1, head("GET"));
      for (int i = 1; i < 16; i++) {
        int flags = i == 15 ? FakeFrame.END_HEADERS : 0;
        all.appendBuffer(frame(FakeFrame.CONTINUATION, flags, 1, field(i)));
      }
      assertEquals(204, client.sendBytes(all).response(1).status());

      Buffer more = frame(FakeFrame.HEADERS, end, 3, head("GET"));
      for (int i = 1; i < 17; i++) {
        more.appendBuffer(frame(FakeFrame.CONTINUATION, 0, 3, field(i)));
      }
      flood(client, more);
      assertEnded(client, "continuations");
    }
  }

  private static Buffer head(String method) {
    return Buffer.buffer(RawHttp2.block(RawHttp2.fields(method, "/a")));
  }

  private static Buffer field(int number) {
    return Buffer.buffer(RawHttp2.block("x-" + number, "v"));
  }

  /** RFC 7541, section 7.3: a few bytes that stand for many are counted as many, and not kept. */
  @Test
  void headersThatUnpackToMegabytesAreRejected() throws Exception {
    try (RawHttp2 client = speak()) {
      Buffer first = Buffer.buffer(RawHttp2.block(":method", "GET", ":scheme", "http"));
      first.appendBytes(RawHttp2.block(":authority", "a", ":path", "/a"));
      first.appendByte((byte) 0x40).appendByte((byte) 3).appendString("x-a");
      first.appendByte((byte) 0x7f).appendByte((byte) 0x81).appendByte((byte) 30);
      first.appendBytes("v".repeat(0x7f + 1 + 30 * 128).getBytes(StandardCharsets.ISO_8859_1));
      client.send(FakeFrame.HEADERS, FakeFrame.END_HEADERS | FakeFrame.END_STREAM, 1, first);
      assertEquals(204, client.response(1).status());
      Buffer bomb = Buffer.buffer(RawHttp2.block(":method", "GET", ":scheme", "http"));
      bomb.appendBytes(RawHttp2.block(":authority", "a", ":path", "/a"));
      for (int i = 0; i < 10_000; i++) {
        bomb.appendByte((byte) (0x80 | 62)); // the field above, by its place in the table
      }
      client.send(FakeFrame.HEADERS, FakeFrame.END_HEADERS | FakeFrame.END_STREAM, 3, bomb);

      assertEquals(431, client.response(3).status());
      assertEquals(204, ask(3));
    }
  }

  /** RFC 9113, section 5.1.2: requests beyond the hundredth at a time are refused. */
  @Test
  void requestsBeyondTheMostAtATimeAreRefused() throws Exception {
    try (RawHttp2 client = speak()) {
      for (int i = 0; i < 100; i++) {
        client.request(1 + 2 * i, true, "GET", "/never");
      }
      assertEquals(REFUSED_STREAM, client.request(201, true, "GET", "/a").response(201).reset());
      client.send(FakeFrame.RST_STREAM, 0, 1, Buffer.buffer().appendInt((int) CANCEL));
      assertEquals(204, client.request(203, true, "GET", "/a").response(203).status());
    }
  }

  /** Bytes of another protocol than the one that was begun. */
  @Test
  void http11BehindThePrefaceEndsTheConnection() throws Exception {
    try (RawHttp2 client = speak()) {
      flood(client, Buffer.buffer("GET /a HTTP/1.1\r\nhost: a\r\n\r\n".repeat(20)));

      assertTrue(client.ended() > 0);
      assertEquals(204, ask(3));
    }
  }
}
