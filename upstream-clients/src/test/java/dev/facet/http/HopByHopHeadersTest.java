// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.MultiMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110 section 7.6.1. */
class HopByHopHeadersTest {
  private final MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Accept", "*/*");

  private static void clean(MultiMap request) {
    assertEquals("10.0.0.1", InboundHeaders.receive("10.0.0.1", request, _ -> false).clientIp());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection",
        "Keep-Alive",
        "Proxy-Connection",
        "Proxy-Authenticate",
        "Proxy-Authorization",
        "Transfer-Encoding",
        "Upgrade",
        "TE"
      })
  void removesTheKnownOnesBothWays(String name) {
    MultiMap response = MultiMap.caseInsensitiveMultiMap().add(name, "x").add("Date", "now");
    headers.add(name, "x");
    clean(headers);
    ConnectionHeaders.stripResponse(response);
    assertEquals(Set.of("Accept"), headers.names());
    assertEquals(Set.of("Date"), response.names());
  }

  @Test
  void removesWhatConnectionNamesOnAllItsLines() {
    headers.add("connection", "close, X-One ,,x-two").add("Connection", "X-THREE");
    headers.add("x-one", "1").add("X-Two", "2").add("x-three", "3").add("x-three", "3b");
    MultiMap response = headers.copy();
    clean(headers);
    ConnectionHeaders.stripResponse(response);
    assertEquals(Set.of("Accept"), headers.names());
    assertEquals(Set.of("Accept"), response.names());
  }

  /** A client that accepts trailers must be able to say so to the service. */
  @Test
  void keepsNothingOfTeButTrailers() {
    headers.add("TE", "gzip;q=0.5, Trailers").add("Connection", "TE");
    clean(headers);
    assertEquals("trailers", headers.get("te"));
  }

  @Test
  void removesTheUpgradeToHttp2() {
    headers.add("Connection", "Upgrade");
    headers.add("Upgrade", "h2c").add("HTTP2-Settings", "AAMAAABk");
    clean(headers);
    assertEquals(Set.of("Accept"), headers.names());
  }

  @Test
  void removesTheAnnouncementOfTrailersFromRequestsOnly() {
    MultiMap response = MultiMap.caseInsensitiveMultiMap().add("Trailer", "Grpc-Status");
    headers.add("Trailer", "X-Checksum");
    clean(headers);
    ConnectionHeaders.stripResponse(response);
    assertFalse(headers.contains("Trailer"));
    assertEquals("Grpc-Status", response.get("Trailer"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CONNECTION",
        "keep-alive",
        "proxy-connection",
        "proxy-authenticate",
        "Proxy-Authorization",
        "transfer-encoding",
        "upgrade",
        "HTTP2-Settings",
        "tE",
        "trailer"
      })
  void knowsThemByName(String name) {
    assertTrue(ConnectionHeaders.isHopByHop(name));
    assertFalse(ConnectionHeaders.isHopByHop(name.substring(1) + "x"));
    assertFalse(ConnectionHeaders.isHopByHop("x" + name));
  }
}
