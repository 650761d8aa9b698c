// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static dev.facet.upstream.FakeFrame.WINDOW_UPDATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.facet.upstream.FakeFrame;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * T5: what RFC 9113 has a server end the stream alone for (section 5.4.2), section by section, and
 * with which code. That its connection is served on is part of each. What makes a head malformed
 * (sections 8.2 and 8.3) is in {@link Http2MalformedIT}, trailers in {@link RequestTrailersIT}.
 */
class Http2StreamErrorsIT extends WithHttp2Rules {
  static Stream<Rule> streamErrors() {
    return Stream.of(
        new Rule(
            "5.1: DATA behind the end of a request",
            STREAM_CLOSED,
            c -> c.request(1, true, "GET", "/never").data(1, true, "x")),
        new Rule(
            "5.1: HEADERS behind the end of a request",
            STREAM_CLOSED,
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

  /** However late something comes on a stream whose head was rejected, it was one. */
  @Test
  void streamsThatWereRejectedAreNoneThatWereLeftOutRfc9113Section511() throws Exception {
    try (RawHttp2 client = speak()) {
      client.request(1, false, "POST", "/a", "connection", "close");
      assertEquals(PROTOCOL_ERROR, client.response(1).reset());
      assertEquals(204, client.request(3, true, "GET", "/a").response(3).status());
      gateway.clock().hold();
      gateway.clock().pass(Duration.ofSeconds(31));
      assertEquals(STREAM_CLOSED, client.data(1, true, "x").response(1).reset());
      assertEquals(204, client.request(5, true, "GET", "/a").response(5).status());
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

  @Test
  void resetsAStreamOnceRfc9113Section5() throws Exception {
    try (RawHttp2 client = speak()) {
      client.request(1, false, "POST", "/a").data(1, false, "abc").head(1, true, ":path", "/b");
      assertEquals(PROTOCOL_ERROR, client.response(1).reset());
      client.request(3, true, "GET", "/a");
      for (FakeFrame next = client.read(); next.stream() != 3; next = client.read()) {
        assertNotEquals(FakeFrame.RST_STREAM, next.type());
      }
    }
  }
}
