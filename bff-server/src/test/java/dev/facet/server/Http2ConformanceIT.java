// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static dev.facet.upstream.FakeFrame.ACK;
import static dev.facet.upstream.FakeFrame.CONTINUATION;
import static dev.facet.upstream.FakeFrame.DATA;
import static dev.facet.upstream.FakeFrame.END_HEADERS;
import static dev.facet.upstream.FakeFrame.END_STREAM;
import static dev.facet.upstream.FakeFrame.GOAWAY;
import static dev.facet.upstream.FakeFrame.HEADERS;
import static dev.facet.upstream.FakeFrame.PING;
import static dev.facet.upstream.FakeFrame.PRIORITY;
import static dev.facet.upstream.FakeFrame.PUSH_PROMISE;
import static dev.facet.upstream.FakeFrame.RST_STREAM;
import static dev.facet.upstream.FakeFrame.SETTINGS;
import static dev.facet.upstream.FakeFrame.WINDOW_UPDATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * T5: what RFC 9113 has a server do about frames that break its rules, section by section: end the
 * stream, or the connection, with a code. That others are served on where a stream alone ends is
 * part of each. What makes a head malformed (sections 8.2 and 8.3) is in {@link Http2MalformedIT},
 * trailers in {@link RequestTrailersIT}, floods (section 10.5) in {@link Http2AbuseIT}.
 */
class Http2ConformanceIT extends WithHttp2Clients {
  private static final long FLOW_CONTROL_ERROR = 3;
  private static final long STREAM_CLOSED = 5;
  private static final long FRAME_SIZE_ERROR = 6;
  private static final long COMPRESSION_ERROR = 9;

  private static final int PADDED = 0x8;
  private static final int PRIORITY_FRAME = 2;
  private static final int UNKNOWN_FRAME = 0xfa;
  private static final int MAX_FRAME = 16_384;

  @BeforeEach
  void begin() {
    for (String method : List.of("GET", "POST")) {
      service().on(method, "/a", _ -> FakeResponse.status(204));
    }
    service().on("GET", "/never", _ -> FakeResponse.never());
    start("");
  }

  /** What a client does, once its connection has begun. */
  private interface Fault {
    void commit(RawHttp2 client) throws IOException;
  }

  /**
   * A rule that is broken.
   *
   * @param section of RFC 9113, and what is done
   * @param code of GOAWAY or RST_STREAM
   */
  private record Rule(String section, long code, Fault fault) {
    @Override
    public String toString() {
      return section;
    }
  }

  private static Buffer bytes(int... values) {
    Buffer bytes = Buffer.buffer();
    for (int value : values) {
      bytes.appendByte((byte) value);
    }
    return bytes;
  }

  private static Buffer setting(int name, long value) {
    return Buffer.buffer().appendUnsignedShort(name).appendUnsignedInt(value);
  }

  private static Buffer head() {
    return Buffer.buffer(
        RawHttp2.block(":method", "GET", ":scheme", "http", ":authority", "a", ":path", "/never"));
  }

  static Stream<Rule> connectionErrors() {
    return Stream.of(
        new Rule(
            "4.2: a frame that is longer than allowed and changes the connection's state",
            FRAME_SIZE_ERROR,
            c -> c.send(HEADERS, END_HEADERS | END_STREAM, 1, Buffer.buffer(new byte[20_000]))),
        new Rule(
            "4.2: a SETTINGS frame that is longer than allowed",
            FRAME_SIZE_ERROR,
            c -> c.send(SETTINGS, 0, 0, Buffer.buffer(new byte[MAX_FRAME + 6]))),
        new Rule(
            "4.2: DATA that is longer than allowed, an error of its stream that may end more (5.4.1)",
            FRAME_SIZE_ERROR,
            c ->
                c.request(1, false, "POST", "/a")
                    .send(DATA, END_STREAM, 1, Buffer.buffer(new byte[MAX_FRAME + 1]))),
        new Rule(
            "4.3: a field block that cannot be decoded",
            COMPRESSION_ERROR,
            c -> c.send(HEADERS, END_HEADERS | END_STREAM, 1, bytes(0xff, 0x7f))),
        new Rule(
            "4.3: an index that no table has",
            COMPRESSION_ERROR,
            c -> c.send(HEADERS, END_HEADERS | END_STREAM, 1, bytes(0xc8))),
        new Rule(
            "4.3.1: a table that is larger than allowed",
            COMPRESSION_ERROR,
            c -> c.send(HEADERS, END_HEADERS | END_STREAM, 1, bytes(0x3f, 0xff, 0xff, 0x7f))),
        new Rule("5.1: DATA on an idle stream", PROTOCOL_ERROR, c -> c.data(1, true, "x")),
        new Rule(
            "5.1: RST_STREAM on an idle stream",
            PROTOCOL_ERROR,
            c -> c.send(RST_STREAM, 0, 1, bytes(0, 0, 0, 8))),
        new Rule(
            "5.1: WINDOW_UPDATE on an idle stream",
            PROTOCOL_ERROR,
            c -> c.send(WINDOW_UPDATE, 0, 1, bytes(0, 0, 0, 8))),
        new Rule(
            "5.1: CONTINUATION on an idle stream",
            PROTOCOL_ERROR,
            c -> c.send(CONTINUATION, END_HEADERS, 1, head())),
        new Rule(
            "5.1.1: a stream with an even number",
            PROTOCOL_ERROR,
            c -> c.send(HEADERS, END_HEADERS | END_STREAM, 2, head())),
        new Rule("6.1: DATA on stream 0", PROTOCOL_ERROR, c -> c.data(0, false, "x")),
        new Rule(
            "6.1: DATA with more padding than it has bytes",
            PROTOCOL_ERROR,
            c -> c.request(1, false, "POST", "/a").send(DATA, PADDED, 1, bytes(9, 'x'))),
        new Rule(
            "6.2: HEADERS on stream 0",
            PROTOCOL_ERROR,
            c -> c.send(HEADERS, END_HEADERS | END_STREAM, 0, head())),
        new Rule(
            "6.2: HEADERS with more padding than it has bytes",
            PROTOCOL_ERROR,
            c ->
                c.send(
                    HEADERS,
                    END_HEADERS | END_STREAM | PADDED,
                    1,
                    bytes(0xff).appendBuffer(head()))),
        new Rule(
            "6.2: another frame within a field block",
            PROTOCOL_ERROR,
            c ->
                c.send(HEADERS, END_STREAM, 1, head()).send(PING, 0, 0, Buffer.buffer("12345678"))),
        new Rule(
            "6.2: another stream within a field block",
            PROTOCOL_ERROR,
            c ->
                c.send(HEADERS, END_STREAM, 1, head())
                    .send(HEADERS, END_HEADERS | END_STREAM, 3, head())),
        new Rule(
            "6.4: RST_STREAM on stream 0",
            PROTOCOL_ERROR,
            c -> c.send(RST_STREAM, 0, 0, bytes(0, 0, 0, 8))),
        new Rule(
            "6.4: RST_STREAM of another length",
            FRAME_SIZE_ERROR,
            c -> c.request(1, true, "GET", "/never").send(RST_STREAM, 0, 1, bytes(0, 8))),
        new Rule(
            "6.5: SETTINGS on a stream",
            PROTOCOL_ERROR,
            c -> c.send(SETTINGS, 0, 1, Buffer.buffer())),
        new Rule(
            "6.5: SETTINGS of a length that no settings have",
            FRAME_SIZE_ERROR,
            c -> c.send(SETTINGS, 0, 0, bytes(0, 1, 0))),
        new Rule(
            "6.5: an acknowledgement with settings",
            FRAME_SIZE_ERROR,
            c -> c.send(SETTINGS, ACK, 0, setting(3, 1))),
        new Rule(
            "6.5.2: ENABLE_PUSH other than 0 or 1",
            PROTOCOL_ERROR,
            c -> c.send(SETTINGS, 0, 0, setting(2, 2))),
        new Rule(
            "6.5.2: INITIAL_WINDOW_SIZE beyond 2^31-1",
            FLOW_CONTROL_ERROR,
            c -> c.send(SETTINGS, 0, 0, setting(4, 0x80000000L))),
        new Rule(
            "6.5.2: MAX_FRAME_SIZE below its least",
            PROTOCOL_ERROR,
            c -> c.send(SETTINGS, 0, 0, setting(5, MAX_FRAME - 1))),
        new Rule(
            "6.5.2: MAX_FRAME_SIZE beyond its most",
            PROTOCOL_ERROR,
            c -> c.send(SETTINGS, 0, 0, setting(5, 1 << 24))),
        new Rule(
            "6.6: PUSH_PROMISE of a client",
            PROTOCOL_ERROR,
            c ->
                c.request(1, false, "POST", "/a")
                    .send(PUSH_PROMISE, END_HEADERS, 1, bytes(0, 0, 0, 2).appendBuffer(head()))),
        new Rule(
            "6.7: PING on a stream",
            PROTOCOL_ERROR,
            c -> c.send(PING, 0, 1, Buffer.buffer("12345678"))),
        new Rule(
            "6.7: PING of another length",
            FRAME_SIZE_ERROR,
            c -> c.send(PING, 0, 0, Buffer.buffer("123456"))),
        new Rule(
            "6.8: GOAWAY on a stream",
            PROTOCOL_ERROR,
            c -> c.send(GOAWAY, 0, 1, Buffer.buffer(new byte[8]))),
        new Rule(
            "6.9: a WINDOW_UPDATE of 0 for the connection",
            PROTOCOL_ERROR,
            c -> c.send(WINDOW_UPDATE, 0, 0, bytes(0, 0, 0, 0))),
        new Rule(
            "6.9: WINDOW_UPDATE of another length",
            FRAME_SIZE_ERROR,
            c -> c.send(WINDOW_UPDATE, 0, 0, bytes(0, 0, 1))),
        new Rule(
            "6.9.1: a window of the connection beyond 2^31-1",
            FLOW_CONTROL_ERROR,
            c -> c.send(WINDOW_UPDATE, 0, 0, bytes(0x7f, 0xff, 0xff, 0xff))),
        new Rule(
            "6.9.2: settings by which a window gets beyond 2^31-1",
            FLOW_CONTROL_ERROR,
            c ->
                c.request(1, true, "GET", "/never")
                    .send(WINDOW_UPDATE, 0, 1, bytes(0x7f, 0xff, 0, 0))
                    .send(SETTINGS, 0, 0, setting(4, 0x7fffffffL))),
        new Rule(
            "6.10: CONTINUATION behind a field block that has ended",
            PROTOCOL_ERROR,
            c -> c.request(1, true, "GET", "/never").send(CONTINUATION, END_HEADERS, 1, head())),
        new Rule(
            "6.10: CONTINUATION on stream 0",
            PROTOCOL_ERROR,
            c -> c.send(HEADERS, 0, 1, head()).send(CONTINUATION, END_HEADERS, 0, head())));
  }

  @ParameterizedTest
  @MethodSource("connectionErrors")
  void endsTheConnectionRfc9113Section54(Rule rule) throws Exception {
    try (RawHttp2 client = speak()) {
      rule.fault().commit(client);
      assertEquals(rule.code(), client.ended());
    }
    try (RawHttp2 other = speak()) {
      assertEquals(204, other.request(1, true, "GET", "/a").response(1).status());
    }
  }

  static Stream<Rule> streamErrors() {
    return Stream.of(
        new Rule(
            "5.1: DATA behind the end of a request",
            STREAM_CLOSED,
            c -> c.request(1, true, "GET", "/never").data(1, true, "x")),
        new Rule(
            "5.1: HEADERS behind the end of a request; STREAM_CLOSED, but Netty calls it otherwise",
            PROTOCOL_ERROR,
            c -> c.request(1, true, "GET", "/never").head(1, true, "x-a", "b")),
        new Rule(
            "5.3.1: a PRIORITY frame by which a stream depends on itself",
            PROTOCOL_ERROR,
            c ->
                c.request(1, true, "GET", "/never")
                    .send(PRIORITY_FRAME, 0, 1, bytes(0, 0, 0, 1, 9))),
        new Rule(
            "6.3: PRIORITY of another length",
            FRAME_SIZE_ERROR,
            c -> c.request(1, true, "GET", "/never").send(PRIORITY_FRAME, 0, 1, bytes(0, 0, 0))),
        new Rule(
            "6.9: a WINDOW_UPDATE of 0 for a stream",
            PROTOCOL_ERROR,
            c -> c.request(1, true, "GET", "/never").send(WINDOW_UPDATE, 0, 1, bytes(0, 0, 0, 0))),
        new Rule(
            "6.9.1: a window of a stream beyond 2^31-1",
            FLOW_CONTROL_ERROR,
            c ->
                c.request(1, true, "GET", "/never")
                    .send(WINDOW_UPDATE, 0, 1, bytes(0x7f, 0xff, 0xff, 0xff))),
        new Rule(
            "8.1: a second head",
            PROTOCOL_ERROR,
            c -> c.request(1, false, "POST", "/a").request(1, false, "POST", "/a")),
        new Rule(
            "8.1: trailers that do not end their stream",
            PROTOCOL_ERROR,
            c -> c.request(1, false, "POST", "/a").head(1, false, "x-a", "b")),
        new Rule(
            "8.1: trailers with a pseudo-header",
            PROTOCOL_ERROR,
            c -> c.request(1, false, "POST", "/a").head(1, true, ":path", "/b")));
  }

  @ParameterizedTest
  @MethodSource("streamErrors")
  void endsTheStreamAloneRfc9113Section542(Rule rule) throws Exception {
    try (RawHttp2 client = speak()) {
      rule.fault().commit(client);
      assertEquals(rule.code(), client.response(1).reset());
      assertEquals(204, client.request(3, true, "GET", "/a").response(3).status());
    }
  }

  /** What is no error, whatever it is good for. */
  static Stream<Rule> harmless() {
    return Stream.of(
        new Rule(
            "4.1, 5.5: a frame of an unknown type",
            0,
            c -> c.send(UNKNOWN_FRAME, 0xff, 0, Buffer.buffer("x"))),
        new Rule(
            "4.1: unknown flags, and the reserved bit of a stream's number",
            0,
            c -> c.send(PING, 0xf0, 0x80000000, Buffer.buffer("12345678"))),
        new Rule(
            "5.1: WINDOW_UPDATE and RST_STREAM on a stream that has ended",
            0,
            c -> {
              c.request(1, true, "GET", "/a");
              assertEquals(204, c.response(1).status());
              c.send(WINDOW_UPDATE, 0, 1, bytes(0, 0, 4, 0));
              c.send(RST_STREAM, 0, 1, bytes(0, 0, 0, 8));
            }),
        new Rule(
            "5.1: PRIORITY on an idle stream",
            0,
            c -> c.send(PRIORITY_FRAME, 0, 7, bytes(0, 0, 0, 0, 9))),
        new Rule("6.5.2: an unknown setting", 0, c -> c.send(SETTINGS, 0, 0, setting(0xfa, 7))),
        new Rule(
            "6.5.2: the last of a setting that is there twice",
            0,
            c -> c.send(SETTINGS, 0, 0, setting(2, 1).appendBuffer(setting(2, 0)))),
        new Rule(
            "6.7: an acknowledgement that nobody asked for",
            0,
            c -> c.send(PING, ACK, 0, Buffer.buffer("12345678"))),
        new Rule(
            "6.1: padding",
            0,
            c -> {
              c.request(1, false, "POST", "/a");
              c.send(DATA, PADDED | END_STREAM, 1, bytes(2, 'x', 0, 0));
              assertEquals(204, c.response(1).status());
            }),
        new Rule(
            "6.2: padding and a priority",
            0,
            c -> {
              Buffer block = bytes(1, 0, 0, 0, 0, 9).appendBuffer(known()).appendByte((byte) 0);
              c.send(HEADERS, END_HEADERS | END_STREAM | PADDED | PRIORITY, 1, block);
              assertEquals(204, c.response(1).status());
            }),
        new Rule(
            "6.10: a field block in pieces, of which one is empty",
            0,
            c -> {
              Buffer block = known();
              c.send(HEADERS, END_STREAM, 1, block.getBuffer(0, 5));
              c.send(CONTINUATION, 0, 1, Buffer.buffer());
              c.send(CONTINUATION, END_HEADERS, 1, block.getBuffer(5, block.length()));
              assertEquals(204, c.response(1).status());
            }),
        new Rule("5.1.1: numbers that are left out", 0, c -> c.request(3, true, "GET", "/never")));
  }

  private static Buffer known() {
    return Buffer.buffer(
        RawHttp2.block(":method", "GET", ":scheme", "http", ":authority", "a", ":path", "/a"));
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void servesOnRfc9113(Rule rule) throws Exception {
    try (RawHttp2 client = speak()) {
      rule.fault().commit(client);
      assertEquals(204, client.request(101, true, "GET", "/a").response(101).status());
    }
  }

  @Test
  void acknowledgesSettingsAndPingsRfc9113Sections65And67() throws Exception {
    try (RawHttp2 client = speak()) {
      assertTrue(!client.read(SETTINGS).has(ACK), "its own come first");
      FakeFrame next = client.read(SETTINGS);
      assertTrue(next.has(ACK));
      client.send(PING, 0, 0, Buffer.buffer("12345678"));
      FakeFrame pong = client.read(PING);
      assertTrue(pong.has(ACK));
      assertEquals("12345678", pong.payload().toString());
    }
  }

  /** It counts as one that has ended (section 5.1), where 5.1.1 has the connection end. */
  @Test
  void aStreamWithALowerNumberThanOneBeforeEndsAloneRfc9113Section511() throws Exception {
    try (RawHttp2 client = speak()) {
      client.request(5, true, "GET", "/never").request(3, true, "GET", "/a");
      assertEquals(STREAM_CLOSED, client.response(3).reset());
      assertEquals(204, client.request(7, true, "GET", "/a").response(7).status());
    }
  }

  /** Section 5.1.2: beyond what is allowed at a time, REFUSED_STREAM: it can be retried. */
  @Test
  void streamsBeyondTheAllowedOnesAreRefusedRfc9113Section512() throws Exception {
    try (RawHttp2 client = speak()) {
      for (int i = 0; i < 100; i++) {
        client.request(2 * i + 1, true, "GET", "/never");
      }
      assertEquals(REFUSED_STREAM, client.request(201, true, "GET", "/a").response(201).reset());
    }
  }
}
