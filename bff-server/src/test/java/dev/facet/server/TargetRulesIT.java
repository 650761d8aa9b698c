// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeUpstream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of targets, by number and section; services answer 404 to what reaches them. */
class TargetRulesIT extends WithGateway {
  private static final int REACHED = 404;

  @BeforeEach
  void startGateway() {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        services:
          shop: { endpoints: [{ url: "http://shop.upstream" }] }
          admin: { endpoints: [{ url: "http://admin.upstream" }] }
        policies:
          nobody: { ip: { allow: [192.0.2.1/32] } }
        routes:
          - { id: admin, match: { path: /admin/* }, auth: none, use: [nobody], to: { admin: 1 } }
          - { id: number, match: { regex: "/admin-[0-9]+(/.*)?" }, auth: none, use: [nobody], to: { admin: 1 } }
          - { id: kept, match: { path: /git/* }, auth: none, slashes: keep, encodedSlash: keep, to: { shop: 1 } }
          - { id: hosted, match: { path: /h, host: shop.example }, auth: none, to: { shop: 1 } }
          - { id: all, match: { path: /* }, auth: none, to: { shop: 1 } }
        """);
    gateway.start(Mode.START);
  }

  private RawConnection.Response send(String head) throws IOException {
    try (RawConnection connection = gateway.connect()) {
      connection.send(head + "\r\n\r\n");
      return connection.read(false);
    }
  }

  private int status(String method, String target) throws IOException {
    return send(method + " " + target + " HTTP/1.1\r\nHost: any.example").status();
  }

  private List<String> reached(String service) {
    return gateway.upstream(service).requests().stream().map(FakeUpstream.Request::target).toList();
  }

  @Test
  void t16ByRfc9112Section322TheTargetDecidesOverHost() throws Exception {
    int status = send("GET http://shop.example/h HTTP/1.1\r\nHost: other.example").status();

    assertEquals(REACHED, status);
    assertEquals(
        "shop.example", gateway.upstream("shop").requests().getFirst().header("x-forwarded-host"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X: y",
        "Host:",
        "Host: a b",
        "Host: a,b",
        "Host: a.example\r\nHost: a.example",
        "Host: a.example\r\nhost: b.example",
        "Host: http://a.example",
        "Host: u@a.example",
        "Host: [::1",
        "Host: a.example:99999",
        "Host: a.example/x"
      })
  void t16ByRfc9112Section32AHostThatIsMissingRepeatedOrNoneIs400(String host) throws Exception {
    assertEquals(400, send("GET /x HTTP/1.1\r\n" + host).status(), host);
    assertEquals(List.of(), reached("shop"), host);
  }

  @ParameterizedTest
  @CsvSource({
    "TRACE, /x, 405",
    "CONNECT, any.example:443, 405",
    "CONNECT, /x, 405",
    "GET, x, 400",
    "GET, *, 400"
  })
  void t16ByRfc9110Section93MethodsAndFormsOfProxiesAreRejected(
      String method, String target, int status) throws Exception {
    assertEquals(status, status(method, target));
    assertEquals(List.of(), reached("shop"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/x/../admin/a",
        "/x/%2e%2e/admin/a",
        "/x/.%2E/admin/a",
        "/x/%252e%252e/admin/a",
        "/x/..;a=b/admin/a",
        "/x/..%2fadmin/a",
        "/x/..%5cadmin/a",
        "/x%2f..%2fadmin/a",
        "/./admin/a",
        "/admin/./a",
        "/x/..",
        "/..",
        "/x\\..\\admin/a",
        "\\admin\\a",
        "//admin/a",
        "/x//admin/a",
        "/;/admin/a",
        "/%2fadmin/a",
        "/%5cadmin/a",
        "/admin%00/a",
        "/admin%c0%af/a",
        "/%c0%ae%c0%ae/admin/a",
        "/x%0d%0aHost:%20b/a",
        "/admin-7/%2e%2e/a",
        "/admin%zz",
        "/git/../admin/a",
        "/git/..%2f..%2fadmin/a",
        "/git/%2e%2e%2fadmin",
        "/git//..//admin",
      })
  void t17ByRfc3986Section6APathOfTwoReadingsReachesNoService(String target) throws Exception {
    assertEquals(400, status("GET", target), target);
    assertEquals(List.of(), reached("shop"), target);
    assertEquals(List.of(), reached("admin"), target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admin/a",
        "/admin",
        "/%61dmin/a",
        "/admi%6E;v=1/a",
        "/admin;v=1",
        "/admin?x",
        "/admin-7",
        "/%61dmin-%37/a;b=c/d",
        "/admin%2D7"
      })
  void t17ByRfc3986Section622WhatIsEquivalentMeetsTheSameRoute(String target) throws Exception {
    assertEquals(403, status("GET", target), target);
    assertEquals(List.of(), reached("shop"), target);
  }

  @ParameterizedTest
  @CsvSource({"/git/a//b, /x/a//b", "/git/a%2Fb, /x/a%2Fb", "/git/a%5cb, /x/a%5cb"})
  void t18ByRfc3986Section33SlashesAreKeptWhereTheRouteDoes(String kept, String strict)
      throws Exception {
    assertEquals(REACHED, status("GET", kept));
    assertEquals(List.of(kept), reached("shop"));

    RawConnection.Response rejected = send("GET " + strict + " HTTP/1.1\r\nHost: any.example");
    assertEquals(400, rejected.status());
    String body = rejected.bytes().toString();
    assertTrue(body.contains("\"code\":\"BAD_REQUEST\""), body);
    assertTrue(body.contains("the path must not contain"), body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a%2Cb%3Ac/x%20y",
        "/%7Euser/~user/%7euser",
        "/a;v=1;w/b;c=%2C",
        "/a,b:c@d!$&'()*+=",
        "/a?q=a%2Fb&x=%zz&&=+",
        "/a?",
        "/a/?b",
        "/a?b[]=1?c=/../d//e",
        "/a?%00",
        "/%c3%A9",
        "/a%252Fb",
        "/admin-x?next=/admin"
      })
  void t19ByRfc9110Section72WhatIsForwardedIsWhatCameByteByByte(String target) throws Exception {
    assertEquals(REACHED, status("GET", target));
    assertEquals(List.of(target), reached("shop"));
  }
}
