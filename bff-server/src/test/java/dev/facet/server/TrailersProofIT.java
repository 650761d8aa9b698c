// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes behind bodies: docs/conformance.md, T28. */
class TrailersProofIT extends WithWires {
  @BeforeEach
  void startGateway() throws IOException {
    start();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("T28: RFC 9110, section 6.5: trailers of requests go on, none as headers")
  void trailersOfRequestsGoOn(ClientWire wire) throws IOException {
    service().on("POST", "/a", _ -> FakeResponse.status(204));
    if (wire.isHttp2()) {
      try (RawHttp2 client = http2(wire)) {
        client.request(1, false, "POST", "/a").data(1, false, "abc");
        client.head(1, true, "x-sum", "7", "host", "evil");
        assertEquals(204, client.response(1).status());
      }
    } else {
      try (RawConnection client = http1(wire)) {
        client.send("POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
        client.send("3\r\nabc\r\n0\r\nX-Sum: 7\r\nHost: evil\r\n\r\n");
        assertEquals(204, client.read(false).status());
      }
    }
    FakeUpstream.Request received = service().requests().getFirst();
    assertEquals("abc", received.body().toString());
    assertEquals("7", received.trailers().get("x-sum"));
    assertEquals(1, received.trailers().size());
    assertFalse(received.headers().contains("x-sum"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("T28: RFC 9110, section 6.5: trailers of responses go on")
  void trailersGoOn(ClientWire wire) throws IOException {
    service()
        .on(
            "GET",
            "/a",
            _ ->
                FakeResponse.raw(
                    """
                    HTTP/1.1 200 OK\r
                    Transfer-Encoding: chunked\r
                    \r
                    1\r
                    x\r
                    0\r
                    X-Sum: 7\r
                    Connection: X-Sum\r
                    X-End: 1\r
                    \r
                    """));
    if (wire.isHttp2()) {
      try (RawHttp2 client = http2(wire)) {
        Map<String, String> trailers = client.request(1, true, "GET", "/a").response(1).trailers();
        assertEquals("1", trailers.get("x-end"));
        assertFalse(trailers.containsKey("connection"));
      }
    } else {
      try (RawConnection connection = http1(wire)) {
        connection.send("GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        String all = connection.rest().toLowerCase(Locale.ROOT);
        assertTrue(all.contains("\r\n0\r\n"), all);
        assertTrue(all.substring(all.indexOf("\r\n0\r\n")).contains("x-end: 1"), all);
      }
    }
  }
}
