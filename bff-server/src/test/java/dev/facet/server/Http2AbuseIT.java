// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * T6, S30: what makes a server work for nothing ends its connection with ENHANCE_YOUR_CALM (RFC
 * 9113, section 10.5), tells the log once, and leaves other clients alone.
 */
class Http2AbuseIT extends WithHttp2Transports {
  private static final int PRIORITY = 0x2;
  private static final int UNKNOWN = 0xbb;

  private final RecordedLog log = new RecordedLog("dev.facet.server.listener.HttpListener");
  private RawHttp2 other;

  @BeforeEach
  void begin() throws IOException {
    service()
        .on("GET", "/a", _ -> FakeResponse.status(204))
        .on("POST", "/a", _ -> FakeResponse.status(204))
        .onHead("GET", "/never", _ -> FakeResponse.never())
        .onHead("POST", "/never", _ -> FakeResponse.never());
    startOver("");
    other = speak();
    assertEquals(204, ask(1));
  }

  @AfterEach
  void end() throws IOException {
    log.close();
    other.close();
  }

  private int ask(int stream) throws IOException {
    return other.request(stream, true, "GET", "/a").response(stream).status();
  }

  private void assertEnded(RawHttp2 client, String reason) throws Exception {
    assertEquals(ENHANCE_YOUR_CALM, client.ended());
    assertEquals(204, ask(3));
    List<String> told =
        log.events().stream()
            .filter(event -> event.getLevel() == Level.WARN)
            .map(event -> event.getFormattedMessage())
            .toList();
    assertEquals(1, told.size(), told.toString());
    assertTrue(told.getFirst().contains(reason), told.toString());
    assertTrue(String.valueOf(log.members().getLast().get("client")).contains("127.0.0.1"));
    assertEquals(1, ended());
  }

  private int ended() throws Exception {
    String page = gateway.management().get("/metrics").body();
    String name = "\nfacet_http2_connections_ended_total{reason=\"flood\"} ";
    int at = page.indexOf(name) + name.length();
    return (int) Double.parseDouble(page.substring(at, page.indexOf('\n', at)));
  }

  private static void flood(RawHttp2 client, Buffer frames) {
    try {
      client.sendBytes(frames);
    } catch (IOException closed) {
      // The gateway has closed the connection meanwhile.
    }
  }

  private static Buffer frame(int type, int flags, int stream, Buffer payload) {
    return new FakeFrame(type, flags, stream, payload).bytes();
  }

  private static Buffer request(int stream, boolean end, String method, String path) {
    byte[] block = RawHttp2.block(RawHttp2.fields(method, path));
    int flags = FakeFrame.END_HEADERS | (end ? FakeFrame.END_STREAM : 0);
    return frame(FakeFrame.HEADERS, flags, stream, Buffer.buffer(block));
  }

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

  /** A client of gRPC measures its bandwidth by a PING for what it gets (BDP). */
  @Test
  void framesThatAClientSendsBecauseOfWhatItGetsAreNoFlood() throws Exception {
    service().on("GET", "/long", _ -> FakeResponse.json(200, "x".repeat(12 << 20)));
    Buffer ping = frame(FakeFrame.PING, 0, 0, Buffer.buffer(new byte[8]));
    Buffer little = frame(FakeFrame.WINDOW_UPDATE, 0, 0, Buffer.buffer().appendInt(1));
    try (RawHttp2 client = speak()) {
      // Only the stream's window is waited for: each little one of it would make a little frame.
      client.send(FakeFrame.WINDOW_UPDATE, 0, 0, Buffer.buffer().appendInt(1 << 30));
      client.request(1, true, "GET", "/long");
      int pings = 0;
      for (FakeFrame data = client.read(FakeFrame.DATA);
          !data.has(FakeFrame.END_STREAM);
          data = client.read(FakeFrame.DATA)) {
        if (data.payload().length() > 0) {
          Buffer opened = Buffer.buffer().appendInt(data.payload().length());
          client.sendBytes(
              frame(FakeFrame.WINDOW_UPDATE, 0, 1, opened)
                  .appendBuffer(little)
                  .appendBuffer(ping)
                  .appendBuffer(little)
                  .appendBuffer(ping));
          pings += 2;
        }
      }
      assertTrue(pings > 1_200, "too few: " + pings);
      assertEquals(204, client.request(3, true, "GET", "/a").response(3).status());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {FakeFrame.SETTINGS, FakeFrame.PING, PRIORITY, UNKNOWN})
  void framesThatBelongToNoRequest(int type) throws Exception {
    try (RawHttp2 client = speak()) {
      Buffer payload =
          switch (type) {
            case FakeFrame.PING -> Buffer.buffer(new byte[8]);
            case PRIORITY -> Buffer.buffer(new byte[5]);
            default -> Buffer.buffer();
          };
      Buffer all = Buffer.buffer();
      for (int i = 0; i < 1_001; i++) {
        all.appendBuffer(frame(type, 0, type == PRIORITY ? 1 : 0, payload));
      }
      flood(client, all);

      assertEnded(client, "a flood of SETTINGS, PING or other frames");
    }
  }

  /** CVE-2019-9511: a response that is let through in small pieces. */
  @Test
  void windowsThatAreOpenedByLessThan256BytesAtATime() throws Exception {
    try (RawHttp2 client = speak()) {
      Buffer all = Buffer.buffer();
      for (int i = 0; i < 1_001; i++) {
        all.appendBuffer(frame(FakeFrame.WINDOW_UPDATE, 0, 0, Buffer.buffer().appendInt(255)));
      }
      flood(client, all);

      assertEnded(client, "small WINDOW_UPDATE");
    }
  }

  @Test
  void windowsThatAreOpenedBy256BytesAtATimeAreNoFlood() throws Exception {
    try (RawHttp2 client = speak()) {
      Buffer all = Buffer.buffer();
      for (int i = 0; i < 1_100; i++) {
        all.appendBuffer(frame(FakeFrame.WINDOW_UPDATE, 0, 0, Buffer.buffer().appendInt(256)));
      }
      client.sendBytes(all);
      assertEquals(204, client.request(1, true, "GET", "/a").response(1).status());
    }
  }

  /** CVE-2019-9518: frames that carry nothing. */
  @Test
  void piecesOfABodyThatAreEmpty() throws Exception {
    try (RawHttp2 client = speak()) {
      client.request(1, false, "POST", "/never");
      Buffer all = Buffer.buffer();
      for (int i = 0; i < 100; i++) {
        all.appendBuffer(frame(FakeFrame.DATA, 0, 1, Buffer.buffer()));
      }
      flood(client, all);

      assertEnded(client, "empty data frames");
    }
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
