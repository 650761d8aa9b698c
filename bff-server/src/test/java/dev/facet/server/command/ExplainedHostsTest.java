// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.cli.argument.ExplainOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code facet explain route} of routes with several hosts: each is told once. */
class ExplainedHostsTest {
  private static final String CONFIG =
      """
      version: 1
      listeners:
        public: { port: 8080 }
        internal: { port: 8081 }
      routes:
        - { id: shop, match: { host: [shop.example, "*.shop.example", a.test, b.test, c.test], path: /s/* }, auth: none, respond: {} }
        - { id: deep, match: { host: ["*.deep.shop.example", d.test], path: /s/a }, auth: none, respond: {} }
        - { id: one, match: { host: [one.test] }, auth: none, respond: {} }
        - { id: own, match: { host: [x.test, y.test], path: /y }, auth: none, listeners: [internal], respond: {} }
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeProject() throws IOException {
    Files.writeString(folder.resolve("facet.yaml"), CONFIG);
  }

  private String explained(String... words) {
    return new FacetCommands()
        .explain(new ExplainOptions(List.of(words), List.of(), null, folder))
        .text();
  }

  @Test
  void tellsOfEachRouteTheHostThatCameNearest() {
    assertEquals(
        """
        GET http://x.deep.shop.example/s/a
          at listener public
        route deep  (*.deep.shop.example, d.test)/s/a
          then responds 200
        not taken by, the nearest first:
          shop  (shop.example, *.shop.example, a.test and 2 more)/s/*  host: *.deep.shop.example comes before *.shop.example
          one  one.test/*  host: x.deep.shop.example (expected: one.test)
          own  (x.test, y.test)/y  host: x.deep.shop.example (expected: x.test, y.test)
        """,
        explained("route", "GET", "http://x.deep.shop.example/s/a"));
  }

  @Test
  void tellsOfEachRouteAtOtherListenersWhatItWouldDoThere() {
    assertEquals(
        """
        GET http://y.test/y
          at listener public
          404 NOT_FOUND: No frontend and no route matches this request.
        not taken by, the nearest first:
          own  (x.test, y.test)/y  listener: public (expected: internal)
          shop  (shop.example, *.shop.example, a.test and 2 more)/s/*  host: y.test (expected: shop.example, *.shop.example, a.test and 2 more)
          deep  (*.deep.shop.example, d.test)/s/a  host: y.test (expected: *.deep.shop.example, d.test)
          one  one.test/*  host: y.test (expected: one.test)
        """,
        explained("route", "GET", "http://y.test/y"));
  }

  @Test
  void tellsTargetsBelowThePathsOfServices() throws IOException {
    Files.writeString(
        folder.resolve("facet.yaml"),
        """
        version: 1
        policies: { more: { headers: { request: { set: { a: b } } } } }
        services:
          base: { endpoints: [{ url: "http://127.0.0.1:1/v1/" }, { url: "http://127.0.0.1:2/v1" }] }
          other: { endpoints: [{ url: "http://127.0.0.1:3/v2" }] }
        routes:
          - { id: a, match: { path: /a/* }, auth: none, preserveHost: true, rewrite: { strip: /a }, to: { base: 1 } }
          - { id: b, match: { path: /b }, auth: none, use: [more], to: { base: 1, other: 1 } }
        """);

    assertEquals(
        """
        GET http://h.test:81/a?x
        route a  /a/*
          rewrite  {strip: /a}
          then forwards to base
            the service sees GET /v1?x, Host: h.test:81
        not taken by, the nearest first:
          b  /b  path: /a (expected: /b)
        """,
        explained("route", "GET", "http://h.test:81/a?x"));
    String text = explained("route", "GET", "/b");
    String seen = "    the service sees GET {path of its url}/b, Host: its own, where no policy";
    assertTrue(text.contains(seen), text);
  }

  @Test
  void tellsAllHostsAsTheFileWritesThem() {
    assertEquals(
        "routes.1.match.host: [*.deep.shop.example, d.test]\n", explained("routes.1.match.host"));
    assertEquals("routes.2.match.host: one.test\n", explained("routes.2.match.host"));
  }
}
