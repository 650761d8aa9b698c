// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static dev.facet.upstream.FakeFrame.ACK;
import static dev.facet.upstream.FakeFrame.CONTINUATION;
import static dev.facet.upstream.FakeFrame.DATA;
import static dev.facet.upstream.FakeFrame.END_HEADERS;
import static dev.facet.upstream.FakeFrame.END_STREAM;
import static dev.facet.upstream.FakeFrame.HEADERS;
import static dev.facet.upstream.FakeFrame.PING;
import static dev.facet.upstream.FakeFrame.PRIORITY;
import static dev.facet.upstream.FakeFrame.RST_STREAM;
import static dev.facet.upstream.FakeFrame.SETTINGS;
import static dev.facet.upstream.FakeFrame.WINDOW_UPDATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeFrame;
import io.vertx.core.buffer.Buffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * T5: frames that RFC 9113 allows, however rare they are, section by section. What breaks its rules
 * is in {@link Http2ConnectionErrorsIT} and {@link Http2StreamErrorsIT}, floods (section 10.5) in
 * {@link Http2AbuseIT}.
 */
class Http2ConformanceIT extends WithHttp2Rules {
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
}
