// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * T5: frames that were on their way when the gateway reset their stream are nobody's fault (RFC
 * 9113, sections 5.1 and 5.4.2), however many they are.
 */
class Http2LateFramesIT extends WithHttp2Clients {
  private static final long STREAM_CLOSED = 5;
  private static final int WINDOW = 256 << 10;

  private final RecordedLog log = new RecordedLog("dev.facet.server.listener.HttpListener");

  @BeforeEach
  void begin() {
    service()
        .on("GET", "/a", _ -> FakeResponse.status(204))
        .onHead("POST", "/early", _ -> FakeResponse.status(413))
        .onHead("GET", "/never", _ -> FakeResponse.never())
        .onHead("POST", "/never", _ -> FakeResponse.never());
    start("");
  }

  @AfterEach
  void end() {
    log.close();
  }

  /** How a stream comes to be reset while its client is still sending. */
  record Cause(String words, int stream, long code, Reset reset) {
    @Override
    public String toString() {
      return words;
    }
  }

  interface Reset {
    void provoke(RawHttp2 client) throws IOException;
  }

  static Stream<Cause> causes() {
    return Stream.of(
        new Cause(
            "a response before the end of the request",
            3,
            NO_ERROR,
            c -> c.request(3, false, "POST", "/early").data(3, false, "x")),
        new Cause(
            "a head that Netty rejects",
            3,
            PROTOCOL_ERROR,
            c -> c.request(3, false, "POST", "/never", "connection", "close")),
        new Cause(
            "one request more than may be at a time",
            201,
            REFUSED_STREAM,
            c -> {
              for (int id = 3; id < 201; id += 2) {
                c.request(id, true, "GET", "/never");
              }
              c.request(201, false, "POST", "/never");
            }),
        new Cause(
            "a window that is opened by nothing",
            3,
            PROTOCOL_ERROR,
            c ->
                c.request(3, false, "POST", "/never").send(FakeFrame.WINDOW_UPDATE, 0, 3, zero())));
  }

  private static Buffer zero() {
    return Buffer.buffer().appendInt(0);
  }

  @ParameterizedTest
  @MethodSource("causes")
  void whatWasOnItsWayIsPassedOverInSilence(Cause cause) throws Exception {
    try (RawHttp2 client = speak()) {
      client.request(1, true, "GET", "/never");
      cause.reset().provoke(client);
      assertEquals(cause.code(), client.read(FakeFrame.RST_STREAM).errorCode());
      int told = told().size();

      late(client, cause.stream(), 300);

      client.send(FakeFrame.RST_STREAM, 0, 1, Buffer.buffer().appendInt((int) CANCEL));
      client.request(1001, true, "GET", "/a");
      assertSilentUntil(client, 1001);
      assertEquals(told, told().size(), told().toString());
    }
  }

  /** What is never read gives the window of the connection back all the same. */
  @Test
  void theWindowOfTheConnectionStaysOpen() throws Exception {
    try (RawHttp2 client = speak()) {
      for (int id = 1; id < 41; id += 2) {
        client.request(id, false, "POST", "/early").data(id, false, "x");
        assertEquals(NO_ERROR, client.read(FakeFrame.RST_STREAM).errorCode());
        for (int sent = 0; sent < WINDOW; sent += 16_384) {
          client.data(id, false, "x".repeat(16_384));
        }
      }
      assertEquals(204, client.request(41, true, "GET", "/a").response(41).status());
    }
  }

  /** What its client has ended, or reset, is over for it. */
  @Test
  void whatComesOnAStreamThatTheClientEndedIsAnErrorRfc9113Section51() throws Exception {
    try (RawHttp2 client = speak()) {
      assertEquals(204, client.request(1, true, "GET", "/a").response(1).status());
      client.data(1, false, "x");
      assertEquals(STREAM_CLOSED, client.read(FakeFrame.RST_STREAM).errorCode());
      Buffer cancel = Buffer.buffer().appendInt((int) CANCEL);
      client.request(3, false, "POST", "/never").send(FakeFrame.RST_STREAM, 0, 3, cancel);
      client.data(3, false, "x");
      assertEquals(STREAM_CLOSED, client.read(FakeFrame.RST_STREAM).errorCode());
      client.request(5, true, "GET", "/never").send(FakeFrame.WINDOW_UPDATE, 0, 5, zero());
      assertEquals(PROTOCOL_ERROR, client.read(FakeFrame.RST_STREAM).errorCode());
      client.data(5, false, "x");
      assertEquals(STREAM_CLOSED, client.read(FakeFrame.RST_STREAM).errorCode());
    }
  }

  /** Nobody has so many on their way. */
  @Test
  void aFloodOfThemEndsTheConnection() throws Exception {
    try (RawHttp2 client = speak()) {
      client.request(1, false, "POST", "/early").data(1, false, "x");
      assertEquals(NO_ERROR, client.read(FakeFrame.RST_STREAM).errorCode());
      Buffer piece = new FakeFrame(FakeFrame.DATA, 0, 1, Buffer.buffer()).bytes();
      Buffer all = Buffer.buffer();
      for (int i = 0; i < 100_001; i++) {
        all.appendBuffer(piece);
      }
      client.sendBytes(all);
      assertEquals(ENHANCE_YOUR_CALM, client.ended());
    }
  }

  private static void late(RawHttp2 client, int stream, int pieces) throws IOException {
    Buffer all = Buffer.buffer();
    Buffer piece = Buffer.buffer("x".repeat(100));
    for (int i = 0; i < pieces; i++) {
      all.appendBuffer(new FakeFrame(FakeFrame.DATA, 0, stream, piece).bytes());
    }
    Buffer opened = Buffer.buffer().appendInt(4_096);
    all.appendBuffer(new FakeFrame(FakeFrame.WINDOW_UPDATE, 0, stream, opened).bytes());
    Buffer trailers = Buffer.buffer(RawHttp2.block("x-sum", "1"));
    int last = FakeFrame.END_HEADERS | FakeFrame.END_STREAM;
    all.appendBuffer(new FakeFrame(FakeFrame.HEADERS, last, stream, trailers).bytes());
    client.sendBytes(all);
  }

  private static void assertSilentUntil(RawHttp2 client, int stream) throws IOException {
    for (FakeFrame next = client.read(); next.stream() != stream; next = client.read()) {
      assertEquals(0, next.stream(), "frame of type " + next.type());
    }
  }

  private List<String> told() {
    return log.events().stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
        .map(event -> event.getFormattedMessage())
        .toList();
  }
}
