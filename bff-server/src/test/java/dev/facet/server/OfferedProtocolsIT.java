// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.facet.server.tls.ClientHello;
import dev.facet.upstream.FakeResponse;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients may speak above TLS is agreed on, or nothing is (RFC 7301), by either library. */
class OfferedProtocolsIT extends WithHttp2Transports {
  private static final int P_384 = 24;
  private static final int TLS_1_3 = 0x0304;

  @BeforeEach
  void begin() {
    assumeTrue(transport != Http2Transport.CLEAR_TEXT);
    service().on("GET", "/a", _ -> FakeResponse.status(204));
    startOver("");
  }

  private String offer(int version, String... protocols) throws IOException {
    List<Integer> suites = List.of(ClientHello.GOOD_SUITE, 0x1301);
    return new ClientHello(
            version,
            suites,
            P_384,
            ClientHello.host("shop.example".getBytes(US_ASCII)),
            List.of(protocols))
        .send(gateway.gateway().port());
  }

  @Test
  void nothingInCommonIsTheAlertNoApplicationProtocolRfc7301Section32() throws Exception {
    try (RawHttp2 other = speak()) {
      for (int version : new int[] {ClientHello.TLS_1_2, TLS_1_3}) {
        assertEquals("alert 120", offer(version, "foo"));
        assertEquals("alert 120", offer(version, "h3", "acme-tls/1", "H2", "http/1.0"));
        assertEquals("alert 120", offer(version, "x".repeat(255), "y".repeat(200)));
      }
      assertEquals(204, other.request(1, true, "GET", "/a").response(1).status());
    }
    String metrics = gateway.management().get("/metrics").body();
    assertTrue(
        metrics.contains(
            "facet_tls_handshakes_failed_total{listener=\"public\",reason=\"protocol\"} 6.0"),
        metrics);
  }

  @Test
  void oneInCommonIsEnoughAndSoIsNoOffer() throws Exception {
    for (int version : new int[] {ClientHello.TLS_1_2, TLS_1_3}) {
      assertEquals("hello", offer(version));
      assertEquals("hello", offer(version, "foo", "http/1.1"));
      assertEquals("hello", offer(version, "h2"));
    }
  }
}
