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
import static dev.facet.upstream.FakeFrame.PUSH_PROMISE;
import static dev.facet.upstream.FakeFrame.RST_STREAM;
import static dev.facet.upstream.FakeFrame.SETTINGS;
import static dev.facet.upstream.FakeFrame.WINDOW_UPDATE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * T5: what RFC 9113 has a server end the connection for (section 5.4.1), section by section, and
 * with which code. That others are served on is part of each.
 */
class Http2ConnectionErrorsIT extends WithHttp2Rules {
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
        new Rule(
            "5.1.1: a stream with a lower number than one before",
            PROTOCOL_ERROR,
            c -> c.request(5, true, "GET", "/never").request(3, true, "GET", "/a")),
        new Rule(
            "5.1.1: the same, of two in a gap",
            PROTOCOL_ERROR,
            c -> {
              c.request(1, true, "GET", "/a").request(7, true, "GET", "/a");
              assertEquals(204, c.request(9, true, "GET", "/a").response(9).status());
              c.data(3, true, "x");
            }),
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
}
