// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Empty lines before a request line are none of its head (RFC 9112, section 2.2). */
class EmptyLinesIT extends WithGateway {
  private static final String GET = "GET /x HTTP/1.1\r\nhost: a\r\n\r\n";

  @BeforeEach
  void start() {
    gateway.upstream("s").on("GET", "/x", _ -> FakeResponse.status(204));
    gateway.upstream("s").on("POST", "/x", _ -> FakeResponse.status(204));
    gateway.file(
        "facet.yaml",
        """
        version: 1
        listeners:
          public: { port: 0, address: 127.0.0.1, timeouts: { header: 100ms, idle: 1h } }
          management: { port: 0 }
        services: { s: { endpoints: [{ url: "http://s.upstream" }] } }
        routes: [{ id: r, match: { path: /x }, auth: none, to: { s: 1 } }]
        """);
    gateway.start(Mode.START);
  }

  /** The time for a head is over when it is for one that began behind them. */
  private void letHeadTimePass() throws Exception {
    for (int i = 0; i < 4; i++) { // so that it has been over on every event loop
      try (RawConnection other = gateway.connect()) {
        assertEquals(408, other.send("G").read(false).status());
      }
    }
  }

  @Test
  void anEmptyLineBehindABodyBeginsNoHead() throws Exception {
    try (RawConnection client = gateway.connect()) {
      String post = "POST /x HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\n\r\nabc\r\n";
      assertEquals(204, client.send(post).read(false).status());
      letHeadTimePass();
      assertEquals(204, client.send(GET).read(false).status());
    }
  }

  @Test
  void emptyLinesAloneBeginNoHead() throws Exception {
    try (RawConnection client = gateway.connect()) {
      client.send("\r\n\r\n");
      letHeadTimePass();
      assertEquals(204, client.send("\r\n" + GET).read(false).status());
    }
  }

  @Test
  void aHeadBeginsWithTheFirstByteBehindThem() throws Exception {
    try (RawConnection client = gateway.connect()) {
      assertEquals(408, client.send("\r\n\r\nG").read(false).status());
      assertTrue(client.closed());
    }
  }
}
