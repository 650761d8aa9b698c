// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of header fields: docs/conformance.md, T8 to T15. */
class FieldsProofIT extends WithWires {
  @BeforeEach
  void startGateway() throws IOException {
    service().on("GET", "/a", _ -> FakeResponse.json(200, "{}"));
    start();
  }

  private FakeUpstream.Request forwarded() {
    return service().requests().getLast();
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP1", "HTTP1_TLS"})
  @DisplayName("T8: RFC 9110, section 7.6.1: what belongs to the client's connection ends here")
  void fieldsOfTheConnectionEndHere(ClientWire wire) throws IOException {
    var _ =
        get(
            wire,
            "/a",
            "Connection: X-Once, Keep-Alive",
            "X-Once: 1",
            "Keep-Alive: timeout=5",
            "Proxy-Connection: keep-alive",
            "Proxy-Authorization: Basic eDp5",
            "TE: gzip",
            "X-Stays: 1");

    for (String name :
        List.of("x-once", "keep-alive", "proxy-connection", "proxy-authorization", "te")) {
      assertFalse(forwarded().headers().contains(name), name);
    }
    assertEquals("1", forwarded().header("x-stays"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "T8: RFC 9110, sections 10.1.4 and 11.7.2: credentials for proxies end here too, TE does but for trailers")
  void credentialsForProxiesEndHere(ClientWire wire) throws IOException {
    String options = wire.isHttp2() ? "X-Stays: 1" : "Connection: TE";
    assertEquals(
        200, get(wire, "/a", options, "TE: trailers", "Proxy-Authorization: Basic eDp5").status());

    assertFalse(forwarded().headers().contains("proxy-authorization"));
    assertEquals(List.of("trailers"), forwarded().headers().getAll("te"));
    assertEquals(List.of("te"), forwarded().headers().getAll("connection"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("T8: RFC 9110, section 7.6.1: what belongs to the service's connection ends here")
  void fieldsOfTheServicesConnectionEndHere(ClientWire wire) throws IOException {
    service()
        .on(
            "GET",
            "/b",
            _ ->
                FakeResponse.raw(
                    """
                    HTTP/1.1 200 OK\r
                    Connection: X-Once\r
                    X-Once: 1\r
                    Keep-Alive: timeout=5\r
                    Proxy-Authenticate: Basic\r
                    Upgrade: h2c\r
                    X-Stays: 1\r
                    Content-Length: 0\r
                    \r
                    """));
    Answered response = get(wire, "/b");

    for (String name : List.of("x-once", "keep-alive", "proxy-authenticate", "upgrade")) {
      assertEquals(List.of(), response.all(name), name);
    }
    assertEquals(List.of("1"), response.all("x-stays"));
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP1", "HTTP1_TLS"})
  @DisplayName("T9: RFC 9110, section 7.6.1: Connection takes nothing that the gateway adds")
  void connectionTakesNothingOfTheGateway(ClientWire wire) throws IOException {
    var _ =
        get(
            wire,
            "/a",
            "Connection: X-Forwarded-Host, X-Forwarded-For, Via, X-Request-Id, Forwarded");

    assertEquals("shop.example", forwarded().header("x-forwarded-host"));
    assertEquals("127.0.0.1", forwarded().header("x-forwarded-for"));
    for (String name : List.of("via", "forwarded", "x-request-id")) {
      assertTrue(forwarded().headers().contains(name), name);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("T10: RFC 9110, section 17: what names the principal comes of the gateway alone")
  void clientsDoNotNameThePrincipal(ClientWire wire) throws IOException {
    var _ = get(wire, "/a", "X-User: root", "X_User: root");

    assertFalse(forwarded().headers().contains("x-user"), "also where nobody is asked for");
    assertFalse(forwarded().headers().contains("x_user"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("T11: RFC 7239, section 8.1: what an untrusted client says of proxies is replaced")
  void forwardedFieldsAreWrittenAnew(ClientWire wire) throws IOException {
    var _ =
        get(
            wire,
            "/a",
            "X-Forwarded-For: 10.0.0.1",
            "X-Forwarded-Proto: gopher",
            "X-Forwarded-Host: evil.example",
            "X-Real-IP: 10.0.0.1",
            "Forwarded: for=10.0.0.1");

    assertEquals(List.of("127.0.0.1"), forwarded().headers().getAll("x-forwarded-for"));
    String scheme = wire.isTls() ? "https" : "http";
    assertEquals(List.of(scheme), forwarded().headers().getAll("x-forwarded-proto"));
    assertEquals(List.of("shop.example"), forwarded().headers().getAll("x-forwarded-host"));
    assertFalse(forwarded().headers().contains("x-real-ip"));
    assertFalse(forwarded().header("forwarded").contains("10.0.0.1"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("T11: RFC 7239, sections 4 and 6: what trusted proxies say is continued")
  void forwardedFieldsOfTrustedProxiesAreContinued(ClientWire wire) throws Exception {
    reload(", trustedProxies: [127.0.0.1, 2001:db8:1::/48]");
    var _ =
        get(
            wire,
            "/a",
            "X-Forwarded-For: 10.0.0.1, 2001:db8::7, 2001:db8:1::1",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Host: edge.example");

    assertEquals(
        "10.0.0.1, 2001:db8::7, 2001:db8:1::1, 127.0.0.1", forwarded().header("x-forwarded-for"));
    assertEquals("https", forwarded().header("x-forwarded-proto"));
    assertEquals("edge.example", forwarded().header("x-forwarded-host"));
    String said = forwarded().header("forwarded");
    assertTrue(said.contains("for=\"[2001:db8::7]\""), said);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("T12: RFC 9110, section 7.6.3: Via names the gateway and the client's version")
  void viaIsAdded(ClientWire wire) throws IOException {
    Answered response = get(wire, "/a", "Via: 1.1 edge");
    String via = forwarded().header("via");
    String version = wire.isHttp2() ? "2" : "1.1";

    assertTrue(via.startsWith("1.1 edge, " + version + " facet-"), via);
    assertTrue(response.all("via").getFirst().startsWith("1.1 facet-"));
    String own = via.substring(via.indexOf("facet-"));
    assertEquals(508, get(wire, "/a", "Via: 1.1 " + own).status());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("T13: RFC 6265, section 3: each Set-Cookie keeps its line; RFC 9110, 6.6.1: Date")
  void cookiesKeepTheirLinesAndDateStays(ClientWire wire) throws IOException {
    service()
        .on(
            "GET",
            "/b",
            _ ->
                FakeResponse.raw(
                    """
                    HTTP/1.1 200 OK\r
                    Set-Cookie: a=1\r
                    Set-Cookie: b=2, c\r
                    Date: Mon, 01 Jan 2024 00:00:00 GMT\r
                    Content-Length: 0\r
                    \r
                    """));
    Answered response = get(wire, "/b");

    assertEquals(List.of("a=1", "b=2, c"), response.all("set-cookie"));
    assertEquals(List.of("Mon, 01 Jan 2024 00:00:00 GMT"), response.all("date"));
    assertEquals(1, get(wire, "/a").all("date").size());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "T14: RFC 3875, section 4.1.18: names with _ are dropped, which CGI takes for others")
  void namesWithUnderscoresAreDropped(ClientWire wire) throws IOException {
    var _ = get(wire, "/a", "X_Forwarded_For: 10.0.0.1", "x_user: root");

    assertFalse(forwarded().headers().contains("x_forwarded_for"));
    assertFalse(forwarded().headers().contains("x_user"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("T15: RFC 6585, section 5, and RFC 9110, 15.5.15: too much is 431, or 414")
  void headsHaveLimits(ClientWire wire) throws IOException {
    String[] lines = new String[101];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "X-" + i + ": v";
    }
    assertEquals(431, get(wire, "/a", lines).status());
    assertEquals(431, get(wire, "/a", "X-Long: " + "v".repeat(33_000)).status());
    assertEquals(414, get(wire, "/a?" + "q".repeat(9_000)).status());
    assertEquals(List.of(), service().requests());

    String cookie = "Set-Cookie: a=" + "v".repeat(16_000) + "\r\nContent-Length: 0\r\n\r\n";
    service().on("GET", "/b", _ -> FakeResponse.raw("HTTP/1.1 200 OK\r\n" + cookie));
    assertEquals(16_002, get(wire, "/b").all("set-cookie").getFirst().length());
  }
}
