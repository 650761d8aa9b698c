// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a request asks for: docs/conformance.md, T16 to T20. */
class TargetsProofIT extends WithWires {
  @BeforeEach
  void startGateway() throws IOException {
    start(
        "{ id: all, match: { path: /* }, auth: none, to: { s: 1 } }",
        "{ id: kept, match: { path: /kept/* }, auth: none, to: { s: 1 },"
            + " slashes: keep, encodedSlash: keep }",
        "{ id: below, match: { path: /below/* }, auth: none, to: { s: 1 },"
            + " rewrite: { strip: /below } }",
        "{ id: own, match: { path: /own/* }, auth: none, to: { s: 1 }, preserveHost: true }");
  }

  private int raw(ClientWire wire, String head) throws IOException {
    try (RawConnection connection = http1(wire)) {
      return connection.send(head + "\r\n\r\n").read(false).status();
    }
  }

  private List<String> targets() {
    return service().requests().stream().map(FakeUpstream.Request::target).toList();
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP1", "HTTP1_TLS"})
  @DisplayName("T16: RFC 9112, section 3.2: one valid Host; a target with an authority decides")
  void oneHostDecides(ClientWire wire) throws IOException {
    service().on("GET", "/a", _ -> FakeResponse.status(204));

    assertEquals(204, raw(wire, "GET http://shop.example/a HTTP/1.1\r\nHost: other.example"));
    assertEquals("shop.example", service().requests().getFirst().header("x-forwarded-host"));
    for (String head :
        List.of(
            "GET /a HTTP/1.1",
            "GET /a HTTP/1.1\r\nHost: a\r\nHost: a",
            "GET /a HTTP/1.1\r\nHost: a b",
            "GET /a HTTP/1.1\r\nHost: a/b",
            "GET /a HTTP/1.1\r\nHost: user@a",
            "GET /a HTTP/1.1\r\nHost: a:99999")) {
      assertEquals(400, raw(wire, head), head);
    }
    assertEquals(405, raw(wire, "CONNECT shop.example:443 HTTP/1.1\r\nHost: shop.example:443"));
    assertEquals(405, raw(wire, "TRACE /a HTTP/1.1\r\nHost: a"));
    assertEquals(1, service().requests().size());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("T16: RFC 9110, section 9.3.7: OPTIONS * is of the gateway, and no route's")
  void optionsOfAnAsteriskAreTheGateways(ClientWire wire) throws IOException {
    for (String body : Arrays.asList(null, "body")) {
      Answered options = ask(wire, "OPTIONS", "*", body, "Origin: https://shop.example");
      assertEquals(204, options.status());
      assertEquals(List.of("DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"), options.all("allow"));
    }
    assertEquals(400, ask(wire, "GET", "*", null).status());
    assertEquals(400, ask(wire, "OPTIONS", "*?a", null).status());
    assertEquals(List.of(), targets());
  }

  /** As a proxy in front of the gateway may put it (RFC 9112, section 3.2.4). */
  @ParameterizedTest
  @EnumSource(names = {"HTTP1", "HTTP1_TLS"})
  @DisplayName("T16: RFC 9112, section 3.2.4: so are those of a URL without a path")
  void optionsOfAUrlWithoutAPathAreTheGateways(ClientWire wire) throws IOException {
    service().on("OPTIONS", "/", _ -> FakeResponse.status(200));
    service().on("OPTIONS", "/?a", _ -> FakeResponse.status(200));

    assertEquals(204, raw(wire, "OPTIONS http://shop.example HTTP/1.1\r\nHost: shop.example"));
    assertEquals(200, raw(wire, "OPTIONS http://shop.example/ HTTP/1.1\r\nHost: shop.example"));
    assertEquals(200, raw(wire, "OPTIONS http://shop.example?a HTTP/1.1\r\nHost: shop.example"));
    assertEquals(List.of("/", "/?a"), targets());
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP2", "HTTP2_TLS"})
  @DisplayName("T16: RFC 9113, section 8.3.1: one valid authority, which is that of Host")
  void oneAuthorityDecides(ClientWire wire) throws IOException {
    service().on("GET", "/a", _ -> FakeResponse.status(204));
    try (RawHttp2 client = http2(wire)) {
      int stream = 1;
      for (List<String> rest :
          List.<List<String>>of(
              List.of(),
              List.of(":authority", ""),
              List.of(":authority", "a", ":authority", "a"),
              List.of(":authority", "a b"),
              List.of(":authority", "a/b"),
              List.of(":authority", "user@a"),
              List.of(":authority", "a:99999"),
              List.of(":authority", "a", "host", "b"))) {
        RawHttp2.Response response = client.head(stream, true, head("GET", rest)).response(stream);
        assertTrue(response.reset() == 1 || response.status() == 400, rest + " " + response);
        stream += 2;
      }
      for (String method : List.of("TRACE", "CONNECT")) {
        List<String> authority = List.of(":authority", "a");
        String[] head =
            method.equals("CONNECT")
                ? new String[] {":method", "CONNECT", ":authority", "a:443"}
                : head(method, authority);
        RawHttp2.Response response = client.head(stream, true, head).response(stream);
        assertEquals(405, response.status(), method);
        stream += 2;
      }
      assertEquals(List.of(), service().requests());
      client.head(stream, true, head("GET", List.of(":authority", "shop.example")));
      assertEquals(204, client.response(stream).status());
    }
  }

  private static String[] head(String method, List<String> rest) {
    List<String> fields =
        new ArrayList<>(List.of(":method", method, ":scheme", "http", ":path", "/a"));
    fields.addAll(rest);
    return fields.toArray(String[]::new);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("T17: RFC 3986, section 6.2.2: paths that two servers read in two ways are 400")
  void pathsWithTwoReadingsAreRejected(ClientWire wire) throws IOException {
    for (String path :
        List.of(
            "/a/../b",
            "/a/%2e%2e/b",
            "/a/.%2E/b",
            "/a/./b",
            "/a//b",
            "/a/..;x=1/b",
            "/a\\b",
            "/a%5cb",
            "/a%2fb",
            "/a%00b",
            "/a/%252e%252e/b",
            "/a%zzb",
            "/a%c0%afb")) {
      Answered response = get(wire, path);
      assertEquals(400, response.status(), path);
      assertTrue(response.body().contains("BAD_REQUEST"), response.body());
    }
    assertEquals(List.of(), service().requests());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("T18: RFC 3986, section 3.3: a route keeps odd slashes where it says so, alone")
  void strictnessIsPerRoute(ClientWire wire) throws IOException {
    service()
        .on("GET", "/kept//b", _ -> FakeResponse.status(204))
        .on("GET", "/kept/a%2Fb", _ -> FakeResponse.status(204));

    assertEquals(204, get(wire, "/kept//b").status());
    assertEquals(204, get(wire, "/kept/a%2Fb").status());
    assertEquals(400, get(wire, "/kept/../a").status());
    assertEquals(400, get(wire, "/other//b").status());
    assertEquals(List.of("/kept//b", "/kept/a%2Fb"), targets());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("T19: RFC 3986, section 2.2: encoded characters and queries go on byte by byte")
  void targetsGoOnAsTheyCame(ClientWire wire) throws IOException {
    for (String target :
        List.of(
            "/a%2Cb;v=1,c:d@e!$&'()*+=",
            "/%7Ea/%E2%82%AC", "/q?a=b&a=%62&c=%2F+%20&d=/?:@!$'()*,;==", "/q?")) {
      String path = target.contains("?") ? target.substring(0, target.indexOf('?')) : target;
      service().on("GET", path, _ -> FakeResponse.status(204));

      assertEquals(204, get(wire, target).status(), target);
      assertEquals(target, targets().getLast());
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "T20: RFC 9110, section 7.2: Host is the service's own unless the route preserves it")
  void hostIsTheServicesOwn(ClientWire wire) throws IOException {
    service()
        .on("GET", "/a", _ -> FakeResponse.status(204))
        .on("GET", "/own/a", _ -> FakeResponse.status(204))
        .on("GET", "/moved", TargetsProofIT::moved);

    assertEquals(204, get(wire, "/a").status());
    String service = "127.0.0.1:" + service().port();
    assertEquals(service, service().requests().getLast().header("host"));
    assertEquals(204, get(wire, "/own/a").status());
    assertEquals("shop.example", service().requests().getLast().header("host"));

    Answered moved = get(wire, "/below/moved");
    String scheme = wire.isTls() ? "https" : "http";
    assertEquals(List.of(scheme + "://shop.example/below/next"), moved.all("location"));
    assertEquals(List.of("a=1; Path=/below/moved"), moved.all("set-cookie"));
  }

  private static FakeResponse moved(FakeUpstream.Request request) {
    String location = "http://" + request.header("host") + "/next";
    return FakeResponse.of(302, Map.of("location", location, "set-cookie", "a=1; Path=/moved"), "");
  }
}
