// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.http.ForwardedNames;
import dev.facet.upstream.RequestBody;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7239 and its older spelling. */
class ForwardedHeadersTest {
  private final MultiMap said = MultiMap.caseInsensitiveMultiMap();

  @Test
  void beginsAnewWithAnUntrustedPeer() {
    said.add("X-Forwarded-For", "6.6.6.6").add("Forwarded", "for=6.6.6.6");
    said.add("X-Forwarded-Prefix", "/evil").add("X-Forwarded-Port", "1");
    MultiMap out = write("9.9.9.9", false, "https", "shop.example", "/v1");
    assertEquals(List.of("9.9.9.9"), out.getAll("x-forwarded-for"));
    assertEquals(List.of("shop.example"), out.getAll("x-forwarded-host"));
    assertEquals(List.of("https"), out.getAll("x-forwarded-proto"));
    assertEquals(List.of("443"), out.getAll("x-forwarded-port"));
    assertEquals(List.of("/v1"), out.getAll("x-forwarded-prefix"));
    assertEquals(List.of("for=9.9.9.9;host=shop.example;proto=https"), out.getAll("forwarded"));
  }

  @ParameterizedTest
  @CsvSource({
    "https, shop.example, 443",
    "http, shop.example, 80",
    "http, shop.example:8080, 8080",
    "https, [::1], 443",
    "https, [::1]:8443, 8443",
    "http, shop.example:, 80",
  })
  void tellsThePort(String scheme, String authority, String port) {
    assertEquals(port, write("9.9.9.9", false, scheme, authority, "").get("x-forwarded-port"));
  }

  @Test
  void quotesWhatIsNoToken() {
    MultiMap out = write("2001:db8::1", false, "http", "shop.example:8080", "");
    assertEquals("2001:db8::1", out.get("x-forwarded-for"));
    assertEquals(
        "for=\"[2001:db8::1]\";host=\"shop.example:8080\";proto=http", out.get("forwarded"));
    assertEquals(
        "for=9.9.9.9;host=\"a\\\"b\\\\\";proto=http",
        write("9.9.9.9", false, "http", "a\"b\\", "").get("forwarded"));
  }

  @Test
  void saysNothingOfAPrefixWhereNoneIsStripped() {
    assertFalse(write("9.9.9.9", false, "http", "a", "").contains("x-forwarded-prefix"));
  }

  @Test
  void continuesWhatATrustedPeerSays() {
    said.add("X-Forwarded-For", "1.2.3.4").add("X-Forwarded-For", "2001:db8::1");
    said.add("X-Forwarded-Port", "8443").add("X-Forwarded-Prefix", "/api");
    MultiMap out = write("10.0.0.1", true, "https", "shop.example", "/v1");
    assertEquals(List.of("1.2.3.4, 2001:db8::1, 10.0.0.1"), out.getAll("x-forwarded-for"));
    assertEquals("shop.example", out.get("x-forwarded-host"));
    assertEquals("https", out.get("x-forwarded-proto"));
    assertEquals("8443", out.get("x-forwarded-port"));
    assertEquals("/api/v1", out.get("x-forwarded-prefix"));
    assertEquals(
        "for=1.2.3.4, for=\"[2001:db8::1]\", for=10.0.0.1;host=shop.example;proto=https",
        out.get("forwarded"));
  }

  /** Another reading than the gateway's own would let a client choose what services believe. */
  @Test
  void tellsTheHostAndSchemeThatTheGatewayGoesBy() {
    said.add("X-Forwarded-Host", "evil.example").add("X-Forwarded-Host", "shop.example:8443");
    said.add("X-Forwarded-Proto", "http, https").add("X-Forwarded-For", "1.2.3.4");
    said.add("X-Forwarded-Port", "1").add("X-Forwarded-Port", "2");
    said.add("X-Forwarded-Prefix", "/evil").add("X-Forwarded-Prefix", "/api");
    MultiMap out = write("10.0.0.1", true, "https", "shop.example:8443", "");
    assertEquals(List.of("shop.example:8443"), out.getAll("x-forwarded-host"));
    assertEquals(List.of("https"), out.getAll("x-forwarded-proto"));
    assertEquals(List.of("8443"), out.getAll("x-forwarded-port"));
    assertEquals(List.of("/api"), out.getAll("x-forwarded-prefix"));
    assertEquals(
        "for=1.2.3.4, for=10.0.0.1;host=\"shop.example:8443\";proto=https", out.get("forwarded"));
  }

  @ParameterizedTest
  @CsvSource({
    "'8080', '', 8080",
    "'8080, 8443', '', 8443",
    "'x', '', 443",
    "'0', '', 443",
    "'80', '', 443",
    "'65536', '', 443",
    "'-1', '', 443",
    "'8443', for=1.2.3.4, 443",
  })
  void believesThePortThatTheNearestProxySays(String told, String forwarded, String port) {
    said.add("X-Forwarded-Port", told);
    if (!forwarded.isEmpty()) {
      said.add("Forwarded", forwarded);
    }
    MultiMap out = write("10.0.0.1", true, "https", "shop.example", "");
    assertEquals(port, out.get("x-forwarded-port"));
  }

  @Test
  void continuesForwardedWhereTheTrustedPeerWritesThat() {
    said.add("Forwarded", "for=\"[2001:db8::1]:99\";proto=https").add("Forwarded", "for=10.0.0.2");
    MultiMap out = write("10.0.0.1", true, "http", "inner", "");
    assertEquals(
        "for=\"[2001:db8::1]:99\";proto=https, for=10.0.0.2, for=10.0.0.1;host=inner;proto=http",
        out.get("forwarded"));
    assertEquals("[2001:db8::1]:99, 10.0.0.2, 10.0.0.1", out.get("x-forwarded-for"));
    assertEquals("80", out.get("x-forwarded-port"));
  }

  /** The trusted peer may have let pass what the client says in the other spelling. */
  @Test
  void writesForwardedAnewWhereTheTrustedPeerWritesXForwardedFor() {
    said.add("Forwarded", "for=6.6.6.6;host=evil").add("X-Forwarded-For", "1.2.3.4");
    MultiMap out = write("10.0.0.1", true, "http", "inner", "");
    assertEquals("for=1.2.3.4, for=10.0.0.1;host=inner;proto=http", out.get("forwarded"));
  }

  @Test
  void beginsAnewWhereATrustedPeerSaysNothing() {
    MultiMap out = write("10.0.0.1", true, "http", "inner", "");
    assertEquals("10.0.0.1", out.get("x-forwarded-for"));
    assertEquals("for=10.0.0.1;host=inner;proto=http", out.get("forwarded"));
    assertFalse(out.contains("x-forwarded-prefix"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Forwarded",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Port",
        "X-Forwarded-Proto",
        "X-Forwarded-Prefix"
      })
  void knowsWhatItWrites(String name) {
    assertTrue(ForwardedNames.isWritten(name));
    assertTrue(ForwardedNames.isClaim(name));
    assertFalse(ForwardedNames.isWritten(name.replace('o', 'x')));
    assertFalse(ForwardedNames.isWritten("X-Forwarded-User"));
  }

  private MultiMap write(
      String peer, boolean trusted, String scheme, String authority, String prefix) {
    MultiMap out = MultiMap.caseInsensitiveMultiMap();
    ForwardRequest request =
        new ForwardRequest(
            HttpMethod.GET,
            scheme,
            authority,
            "/",
            "",
            said,
            RequestBody.NONE,
            peer,
            trusted,
            "1.1");
    ForwardedHeaders.write(request, prefix, out);
    return out;
  }
}
