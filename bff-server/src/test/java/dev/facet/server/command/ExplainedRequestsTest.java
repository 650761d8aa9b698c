// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.cli.argument.ExplainOptions;
import dev.facet.server.cli.result.CommandFailure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code facet explain route METHOD URL}. */
class ExplainedRequestsTest {
  private static final String CONFIG =
      """
      version: 1
      services:
        s: { endpoints: [{ url: "http://127.0.0.1:1" }] }
        h2: { endpoints: [{ url: "http://127.0.0.1:1" }], protocol: http2 }
      policies:
        web: { cors: { origins: ["https://a.example"] } }
      routes:
        - { id: read, match: { path: "/orders/{id}", methods: [GET] }, auth: none, to: { s: 1 } }
        - { id: write, match: { path: "/orders/{id}", methods: [POST] }, auth: none, use: [web], to: { s: 1 } }
        - { id: below, match: { path: /orders/* , methods: [GET] }, auth: none, to: { s: 1 } }
        - { id: secure, match: { path: /a, scheme: https, host: "*.shop.example" }, auth: none, to: { s: 1 } }
        - { id: tenant, match: { path: /b, headers: { x-tenant: t1 }, query: { kind: "a b" } }, auth: none, to: { s: 1 } }
        - { id: kept, match: { path: /k/* }, auth: none, slashes: keep, to: { s: 1 } }
        - { id: exact, match: { path: /e }, auth: none, respond: { status: 204 } }
        - { id: split, match: { path: /h }, auth: none, to: { h2: 1, s: 1 } }
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeProject() throws IOException {
    Files.writeString(folder.resolve("facet.yaml"), CONFIG);
  }

  private String explained(List<String> headers, String... words) {
    return new FacetCommands()
        .explain(new ExplainOptions(List.of(words), headers, null, folder))
        .text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET     | /orders/7                        | route read  GET /orders/{id}
          HEAD    | /orders/7                        | route read  GET /orders/{id}
          POST    | /orders/7?a=b                    | route write  POST /orders/{id}
          GET     | /orders/7/                       | route below  GET /orders/*
          GET     | /orders                          | route below  GET /orders/*
          DELETE  | /orders/7                        | 405 METHOD_NOT_ALLOWED: The route does not take this method. The path takes GET, HEAD, POST.
          OPTIONS | /orders/7                        | 405 METHOD_NOT_ALLOWED
          TRACE   | /orders/7                        | 405 METHOD_NOT_ALLOWED
          get     | /orders/7                        | did you mean GET?
          GET     | https://www.shop.example:8443/a  | route secure  https://*.shop.example/a
          GET     | HTTPS://WWW.SHOP.EXAMPLE/a#top   | 400 BAD_REQUEST: the target must not contain a number sign
          GET     | http://www.shop.example/a        | 404 NOT_FOUND
          GET     | https://shop.example             | 404 NOT_FOUND
          GET     | /%6frders/7                      | route read
          GET     | /orders//7                       | 400 BAD_REQUEST: the path must not contain empty segments
          GET     | /orders/..                       | 400 BAD_REQUEST
          GET     | /a b                             | 400 BAD_REQUEST
          GET     | /k//a                            | route kept  /k/*
          GET     | /k/a%2Fb                         | 400 BAD_REQUEST: the path must not contain an encoded slash
          GET     | /e                               | then responds 204
          GET     | /e/                              | 404 NOT_FOUND
          GET     | /k/x?a#f                         | 400 BAD_REQUEST
          GET     | http://a,b/k/x                   | 400 BAD_REQUEST: The target must be a path, or an http URL.
          GET     | http://h:99999/k/x               | 400 BAD_REQUEST: The target must be a path, or an http URL.
          GET     | http://h:0/k/x                   | 400 BAD_REQUEST: The target must be a path, or an http URL.
          GET     | http://[::ffff:1.2.3.4]/k/x      | route kept
          """)
  void saysWhichRouteTakesARequest(String method, String url, String expected) {
    String text = explained(List.of(), "route", method, url);

    assertTrue(text.startsWith(method + " " + url + "\n"), text);
    assertTrue(text.contains(expected), text);
  }

  @Test
  void rejectsWhatTheListenerRejects() {
    assertTrue(explained(List.of(), "route", "/k/" + "x".repeat(9_000)).contains("414 URI_TOO_"));
    assertTrue(explained(List.of("host: a,b"), "route", "/k/x").contains("400 BAD_REQUEST"));
    List<String> twice = List.of("host: a", "host: a");
    assertTrue(explained(twice, "route", "/k/x").contains("400 BAD_REQUEST"));
  }

  @Test
  void asksForGetWhereNoMethodIsNamed() {
    assertTrue(explained(List.of(), "route", "/e").startsWith("GET /e\nroute exact  /e\n"));
  }

  @Test
  void comparesHeadersAndQuery() {
    assertTrue(
        explained(List.of("X-Tenant: t1"), "route", "GET", "/b?x=1&kind=a%20b")
            .contains("route tenant  /b?kind=a+b with x-tenant: \"t1\""));
    assertTrue(explained(List.of(), "route", "GET", "/b?kind=a%20b").contains("404"));
    assertTrue(
        explained(List.of("x-tenant: t1", "x-tenant: t1"), "route", "GET", "/b?kind=a+b")
            .contains("404"));
    assertTrue(explained(List.of("host: a.shop.example"), "route", "/a").contains("404"));
  }

  @Test
  void asksForTheMethodThatAPreflightAnnounces() {
    List<String> headers =
        List.of("origin: https://a.example", "access-control-request-method: POST");
    assertTrue(explained(headers, "route", "OPTIONS", "/orders/7").contains("route write"));
    assertTrue(explained(headers, "route", "OPTIONS", "/orders").contains("405"));
  }

  @Test
  void saysWhoseRulesAPathBreaks() {
    assertTrue(
        explained(List.of(), "route", "GET", "/k/a%2Fb").contains("the path is one of kept  /k/*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "http://shop.example"})
  void saysThatOptionsOfTheGatewayAreNoRoutes(String url) {
    CommandFailure failure =
        assertThrows(CommandFailure.class, () -> explained(List.of(), "route", "OPTIONS", url));
    assertTrue(
        String.valueOf(failure.getMessage()).contains("responds to itself"), failure::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "ftp://a/b", "http://", "https:///a", "http://u:p@h/"})
  void rejectsWhatIsNoUrl(String url) {
    CommandFailure failure =
        assertThrows(CommandFailure.class, () -> explained(List.of(), "route", "GET", url));
    assertEquals(
        "url: " + url + " (expected: /path or https://host/path, perhaps with a query)",
        failure.getMessage());
  }

  @Test
  void rejectsWhatIsNoMethodAndNoHeader() {
    assertThrows(CommandFailure.class, () -> explained(List.of(), "route", "G T", "/"));
    assertThrows(CommandFailure.class, () -> explained(List.of("a b: c"), "route", "GET", "/"));
    assertThrows(CommandFailure.class, () -> explained(List.of("x"), "route", "GET", "/"));
  }

  @Test
  void saysWhyEachOtherRouteDoesNotTakeIt() {
    String text = explained(List.of("x-tenant: t1"), "route", "GET", "/orders/7");

    String others = text.substring(text.indexOf("not taken by"));
    assertEquals(
        """
        not taken by, the nearest first:
          below  GET /orders/*  path: a template comes before a prefix with that beginning
          write  POST /orders/{id}  method: GET (expected: POST)
          tenant  /b?kind=a+b with x-tenant: "t1"  path: /orders/7 (expected: /b)
          kept  /k/*  path: /orders/7 (expected: /k/*)
          exact  /e  path: /orders/7 (expected: /e)
          split  /h  path: /orders/7 (expected: /h)
          secure  https://*.shop.example/a  host: localhost (expected: *.shop.example)
        """,
        others);
  }

  @Test
  void saysWhatARequestLacksThatNoRouteTakes() {
    assertTrue(
        explained(List.of("x-tenant: t2"), "route", "GET", "/b?kind=a+b")
            .contains("x-tenant: t2 (expected: t1)"));
    assertTrue(
        explained(List.of("x-tenant: t1", "x-tenant: t1"), "route", "GET", "/b?kind=a+b")
            .contains("x-tenant: twice (expected: t1)"));
    assertTrue(
        explained(List.of("x-tenant: t1"), "route", "GET", "/b?kind=c&kind=d")
            .contains("query kind: c, d (expected: a b)"));
    assertTrue(
        explained(List.of(), "route", "GET", "http://www.shop.example./a")
            .contains("scheme: http (expected: https)"));
  }

  @Test
  void readsHeadersAsTheListenerDoes() {
    List<String> headers =
        List.of("connection: x-tenant", "x-tenant: t1", "x_tenant: t1", "x-forwarded-proto: https");
    String text = explained(headers, "route", "GET", "/b?kind=a+b");

    assertTrue(text.contains("404 NOT_FOUND"), text);
    assertTrue(text.contains("  x_tenant: no route sees this header of a client\n"), text);
    assertTrue(text.contains("  x-tenant: no route sees"), text);
    assertTrue(text.contains("  x-forwarded-proto: no route sees"), text);
  }

  @Test
  void programsReadTheOutcome() {
    JsonObject found = json("route", "GET", "/orders/7");
    assertEquals("read", found.getJsonObject("outcome").getJsonObject("route").getString("id"));
    assertEquals(7, found.getInteger("otherCount"));
    assertEquals("later", found.getJsonArray("others").getJsonObject(0).getString("reason"));

    JsonObject wrong = json("route", "PUT", "/orders/7").getJsonObject("outcome");
    assertEquals(405, wrong.getInteger("status"));
    assertEquals(new JsonArray(List.of("GET", "HEAD", "POST")), wrong.getJsonArray("allow"));

    JsonObject bad = json("route", "GET", "/a/../b");
    assertEquals("BAD_REQUEST", bad.getJsonObject("outcome").getString("code"));
    assertFalse(bad.containsKey("others"));
  }

  private JsonObject json(String... words) {
    return new FacetCommands().explain(new ExplainOptions(List.of(words), folder)).json();
  }

  @Test
  void aListenerIsAskedByItsName() {
    CommandFailure failure =
        assertThrows(
            CommandFailure.class,
            () ->
                new FacetCommands()
                    .explain(
                        new ExplainOptions(List.of("route", "/e"), List.of(), "intern", folder)));

    assertTrue(String.valueOf(failure.getMessage()).contains("--listener"), failure.toString());
  }

  @Test
  void aProtocolIsToldWhereItIsNotTheUsualOne() {
    String text = explained(List.of(), "route", "split");

    assertTrue(text.contains("then forwards to h2 (http2), s\n"), text);
  }
}
