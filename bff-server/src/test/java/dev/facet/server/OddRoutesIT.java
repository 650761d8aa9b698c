// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.cli.argument.ExplainOptions;
import dev.facet.server.command.FacetCommands;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeUpstream;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Odd requests of odd routes, on the wire: the route that takes each, and what its service sees,
 * are what the row says and what {@code facet explain route} says.
 */
class OddRoutesIT extends WithGateway {
  private static final int REDIRECT = 308;

  /** An id, then what stands in {@code match}, then what stands beside it. */
  private static final String ROUTES =
      """
      exact        | host: a.test, path: /a                          |
      prefix       | host: a.test, path: /a/*                        | rewrite: { strip: /a }
      near         | host: a.test, path: /ab                         |
      template     | host: a.test, path: "/a/{id}/x"                 |
      rooted       | host: a.test, path: "/{any}"                    | rewrite: { path: "/one/{any}" }
      keep         | host: k.test, path: /k/*                        | slashes: keep, encodedSlash: keep, rewrite: { strip: /k }
      guarded      | host: k.test, path: /k/admin/*                  | require: { scopes: [a] }
      captured     | host: r.test, regex: "/o/(?<id>[^/]+)/(?<rest>.*)" | rewrite: { path: "/{rest}/{id}" }
      digits       | host: r.test, regex: "/o/[0-9]+/only", methods: [GET] |
      below        | host: r.test, path: /o/*                        | rewrite: { path: "/below{rest}" }
      utf8         | host: u.test, path: "/caf%C3%A9/{name}"         | rewrite: { path: "/{name}" }
      query        | host: q.test, path: /q                          | rewrite: { query: { set: { a: "1" }, remove: [b] } }
      moved        | host: q.test, path: "/m/{id}"                   | rewrite: { path: /m, query: { set: { id: "{id}" } } }
      one          | host: t.test, path: /t, headers: { x-a: "1" }   |
      two          | host: t.test, path: /t, headers: { x-a: "1", x-b: "1" } |
      three        | host: t.test, path: /t, query: { a: "1" }       |
      four         | host: t.test, path: /t, cookies: { c: "1" }     |
      five         | host: t.test, path: /t, methods: [POST]         |
      all          | host: t.test, path: /t                          |
      deep         | host: ["*.b.w.test", x.w.test]                  |
      wide         | host: "*.w.test"                                | preserveHost: true
      six          | host: "[2001:db8::1]"                           | preserveHost: true
      fixed        | host: f.test, path: /f/*                        | rewrite: { host: "other.test:8080", strip: /f }
      get          | host: m.test, path: /m, methods: [GET]          |
      head         | host: m.test, path: /h, methods: [HEAD]         |
      options      | host: m.test, path: /o, methods: [OPTIONS]      |
      led          | host: d.test, path: /d/*                        | redirect: { host: e.test, path: "/e{rest}" }
      secured      | host: d.test, path: /x                          | redirect: { scheme: https }
      added        | host: s.test, path: /s/*                        | rewrite: { strip: /s, add: /t }
      """;

  /** Method, target, Host and further headers; the route, or a status; what the service sees. */
  private static final String REQUESTS =
      """
      GET     | /a                    | a.test         | exact    | /a
      GET     | /a?                   | a.test         | exact    | /a?
      GET     | /%61                  | a.test         | exact    | /%61
      GET     | /a;v=1                | a.test         | exact    | /a;v=1
      GET     | /a/                   | a.test         | prefix   | /
      GET     | /a/?x                 | a.test         | prefix   | /?x
      GET     | /a;p=1/b;q=2          | a.test         | prefix   | /b;q=2
      GET     | /%61/b%2Cc            | a.test         | prefix   | /b%2Cc
      GET     | /a/b?x=%2F..%2f       | a.test         | prefix   | /b?x=%2F..%2f
      GET     | /a/1/x                | a.test         | template | /a/1/x
      GET     | /a/1/x/               | a.test         | prefix   | /1/x/
      GET     | /ab                   | a.test         | near     | /ab
      GET     | /ab/                  | a.test         | 404      |
      GET     | /abc                  | a.test         | rooted   | /one/abc
      GET     | /a%20b                | a.test         | rooted   | /one/a%20b
      GET     | /a%2Fb                | a.test         | 400      |
      GET     | //a                   | a.test         | 400      |
      GET     | /a/../b               | a.test         | 400      |
      GET     | /a/%2e%2E/b           | a.test         | 400      |
      GET     | /a/.;x/b              | a.test         | 400      |
      GET     | /a\\b                 | a.test         | 400      |
      GET     | /                     | a.test         | 404      |
      GET     | /k//b                 | k.test         | keep     | //b
      GET     | /k/b%2Fc              | k.test         | keep     | /b%2Fc
      GET     | /k/b%5Cc//            | k.test         | keep     | /b%5Cc//
      GET     | /k/;a=1/b             | k.test         | keep     | /;a=1/b
      GET     | /k//admin/x           | k.test         | 400      |
      GET     | /k/%2Fadmin/x         | k.test         | 400      |
      GET     | /k/%252Fadmin         | k.test         | keep     | /%252Fadmin
      GET     | /o/a%20b/c/d          | r.test         | captured | /c/d/a%20b
      GET     | /o/7/only             | r.test         | digits   | /o/7/only
      GET     | /o/a/                 | r.test         | 400      |
      GET     | /o/a                  | r.test         | below    | /below/a
      GET     | /o                    | r.test         | below    | /below
      GET     | /caf%c3%a9/%E2%82%AC  | u.test         | utf8     | /%E2%82%AC
      GET     | /caf%E9/x             | u.test         | 400      |
      GET     | /q?b=2&c=3&%62=4      | q.test         | query    | /q?c=3&a=1
      GET     | /q                    | q.test         | query    | /q?a=1
      GET     | /q?a=2&a=3            | q.test         | query    | /q?a=1
      GET     | /m/a%26b?x=1          | q.test         | moved    | /m?x=1&id=a%26b
      GET     | /t?a=1                | t.test; x-a: 1; x-b: 1 | two | /t?a=1
      GET     | /t?a=1                | t.test; x-a: 1; cookie: c=1 | one | /t?a=1
      GET     | /t?a=1                | t.test; x-a: 1; x-a: 1; cookie: c=1 | three | /t?a=1
      GET     | /t?a=2                | t.test; cookie: c=1 | four | /t?a=2
      GET     | /t                    | t.test; cookie: c=1; cookie: c=2 | all | /t
      POST    | /t?a=1                | t.test; x-a: 1 | five     | /t?a=1
      GET     | /                     | x.b.w.test     | deep     | /
      GET     | /                     | B.w.test.      | wide     | /
      GET     | /                     | X.W.TEST:8080  | deep     | /
      GET     | /                     | y.w.test:80    | wide     | /
      GET     | /                     | w.test         | 404      |
      GET     | /x                    | [2001:DB8:0::1]:81 | six  | /x
      GET     | http://f.test/f       | a.test         | fixed    | /
      GET     | http://f.test/f/x?    | a.test         | fixed    | /x?
      GET     | http://f.test/fx      | a.test         | 404      |
      GET     | http://f.test?x       | a.test         | 404      |
      HEAD    | /m                    | m.test         | get      | /m
      POST    | /m                    | m.test         | 405      |
      OPTIONS | /m                    | m.test         | 405      |
      OPTIONS | /o                    | m.test         | options  | /o
      HEAD    | /h                    | m.test         | head     | /h
      GET     | /h                    | m.test         | 405      |
      GET     | /s                    | s.test         | added    | /t
      GET     | /s/                   | s.test         | added    | /t/
      GET     | /s/a?b                | s.test         | added    | /t/a?b
      GET     | /d/a%2Cb;c=1/?x=%2F   | D.test:8080    | 308      | http://e.test:8080/e/a%2Cb;c=1/?x=%2F
      POST    | /d                    | d.test         | 308      | http://e.test/e
      GET     | /x?                   | d.test:80      | 308      | https://d.test/x?
      """;

  @BeforeEach
  void startGateway() {
    StringBuilder policies = new StringBuilder("policies:\n");
    StringBuilder routes = new StringBuilder("routes:\n");
    for (String[] row : rows(ROUTES)) {
      String id = row[0];
      String more = row.length > 2 && !row[2].isEmpty() ? ", " + row[2] : "";
      policies.append(
          "  tell-%s: { headers: { request: { set: { x-route: %1$s } } } }\n".formatted(id));
      String use = id.equals("guarded") ? "use: [user]" : "auth: none, use: [tell-" + id + "]";
      String to = more.contains("redirect") ? "" : ", to: { s: 1 }";
      routes.append("  - { id: %s, match: { %s }, %s%s%s }\n".formatted(id, row[1], use, to, more));
    }
    policies.append(
        """
          user:
            jwt:
              issuer: https://id.example
              audience: [shop]
              algorithms: [HS256]
              keys: [{ secret: a secret that only the issuer and the gateway know }]
        """);
    gateway.file(
        "facet.yaml",
        "version: 1\nservices:\n  s: { endpoints: [{ url: \"http://s.upstream\" }] }\n"
            + policies
            + routes);
    gateway.start(Mode.START);
  }

  private static List<String[]> rows(String table) {
    return table.lines().map(line -> line.split("\\s*\\|\\s*", -1)).toList();
  }

  @TestFactory
  Stream<DynamicTest> areTakenAndForwardedAsExplained() {
    return rows(REQUESTS).stream()
        .map(row -> DynamicTest.dynamicTest(String.join(" ", row), () -> check(row)));
  }

  private void check(String[] row) throws IOException {
    List<String> headers = new ArrayList<>();
    Arrays.stream(row[2].split(";\\s*")).forEach(headers::add);
    headers.set(0, "Host: " + headers.getFirst());
    JsonObject explained =
        new FacetCommands()
            .explain(new ExplainOptions(List.of("route", row[0], row[1]), headers, null, folder))
            .json()
            .getJsonObject("outcome");
    FakeUpstream service = gateway.upstream("s");
    int before = service.requests().size();

    RawConnection.Response response = response(row[0], row[1], headers);

    if (service.requests().size() == before) {
      assertEquals(row[3], String.valueOf(response.status()));
      if (response.status() == REDIRECT) {
        assertEquals(List.of(row[4]), response.all("location"));
        assertEquals(row[4], explained.getString("location"));
      } else {
        assertEquals(response.status(), explained.getInteger("status"), explained.encode());
      }
      return;
    }
    FakeUpstream.Request seen = service.requests().getLast();
    assertEquals(row[3] + " " + row[4], seen.header("x-route") + " " + seen.target());
    assertEquals(row[3], explained.getJsonObject("route").getString("id"));
    JsonObject sent = explained.getJsonObject("sent");
    assertEquals(seen.target(), sent.getString("target"));
    String own = "127.0.0.1:" + service.port();
    String host = sent.getString("host");
    assertEquals(host.equals("its own") ? own : host, seen.header("host"));
  }

  private RawConnection.Response response(String method, String target, List<String> headers)
      throws IOException {
    String head = method + " " + target + " HTTP/1.1\r\n" + String.join("\r\n", headers);
    try (RawConnection connection = gateway.connect()) {
      connection.send(head + "\r\nContent-Length: 0\r\n\r\n");
      return connection.read(method.equals("HEAD"));
    }
  }
}
