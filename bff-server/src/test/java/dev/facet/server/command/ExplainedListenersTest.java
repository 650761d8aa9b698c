// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.cli.argument.ExplainOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code facet explain route METHOD URL} of a gateway with several listeners. */
class ExplainedListenersTest {
  @TempDir Path folder;

  private String explained(List<String> headers, String... words) {
    return new FacetCommands()
        .explain(new ExplainOptions(List.of(words), headers, null, folder))
        .text();
  }

  @Test
  void routesOfOtherListenersAreToldToo() throws IOException {
    Files.writeString(
        folder.resolve("facet.yaml"),
        """
        version: 1
        listeners: { public: { port: 8080 }, intern: { port: 8081 } }
        services: { s: { endpoints: [{ url: "http://127.0.0.1:1" }] } }
        routes:
          - { id: all, match: { path: /* }, auth: none, to: { s: 1 } }
          - { id: near, listeners: [intern], match: { path: /int/* }, auth: none, to: { s: 1 } }
          - { id: far, listeners: [intern], match: { path: /x }, auth: none, to: { s: 1 } }
        """);

    assertEquals(
        """
        GET /int/x
          at listener public
        route all  /*
          then forwards to s
            the service sees GET /int/x, Host: its own
        not taken by, the nearest first:
          near  /int/*  listener: public (expected: intern)
          far  /x  path: /int/x (expected: /x)
        """,
        explained(List.of(), "route", "GET", "/int/x"));
  }

  @Test
  void aListenerThatRedirectsSaysSoOfItsRequestsOfHttp() throws IOException {
    Files.writeString(
        folder.resolve("facet.yaml"),
        """
        version: 1
        listeners:
          public: { port: 8080, redirect: https, trustedProxies: [10.0.0.0/8] }
          intern: { port: 8081 }
        routes: [{ id: all, match: { path: /* }, auth: none, respond: { status: 204 } }]
        """);

    assertEquals(
        """
        GET http://a/x
          at listener public
        redirect public  http://*/*
          then redirects to https://{host}{path} with 308
            this request to https://a/x
        not taken by, the nearest first:
          all  /*  scheme: http (expected: https)
        """,
        explained(List.of(), "route", "GET", "http://a/x"));
  }

  @Test
  void eachSettingOfAListenerTellsWhatIsInForce() throws IOException {
    Files.writeString(
        folder.resolve("facet.yaml"),
        """
        version: 1
        listeners:
          public: { port: 8080, redirect: "https:8443", limits: { connections: 500, streams: 7 }, timeouts: { idle: 90s } }
          intern: { port: 8081, via: edge-1, limits: { connections: 600, webSockets: 70 } }
        routes: [{ id: all, match: { path: /* }, auth: none, respond: { status: 204 } }]
        """);

    assertEquals(
        "listeners.public.limits: {uri: 8KiB, headers: 32KiB, headerCount: 100, body: 1MiB,"
            + " connections: 500, streams: 7, resets: 200, webSockets: connections}\n",
        explained(List.of(), "listeners.public.limits"));
    assertEquals(
        "listeners.intern.limits.webSockets: 70\n",
        explained(List.of(), "listeners.intern.limits.webSockets"));
    assertEquals(
        "listeners.public.timeouts: {header: 10s, body: 30s, bodyRate: 1KiB, idle: 90s}\n",
        explained(List.of(), "listeners.public.timeouts"));
    assertEquals(
        "listeners.public.redirect: https:8443\n",
        explained(List.of(), "listeners.public.redirect"));
    assertEquals(
        "listeners.intern.redirect: none\n", explained(List.of(), "listeners.intern.redirect"));
    assertEquals("listeners.intern.tls: none\n", explained(List.of(), "listeners.intern.tls"));
    assertEquals(
        "listeners.public.via: that of another listener, else drawn\n",
        explained(List.of(), "listeners.public.via"));
    assertEquals(
        "listeners.management.token: none\n", explained(List.of(), "listeners.management.token"));
  }

  @Test
  void aRequestThatNoListenerTakesIsToldSo() throws IOException {
    Files.writeString(
        folder.resolve("facet.yaml"),
        """
        version: 1
        services: { s: { endpoints: [{ url: "http://127.0.0.1:1" }] } }
        routes: [{ id: all, match: { path: /* }, auth: none, to: { s: 1 } }]
        """);

    String note =
        "  no request of https comes in at listener public: it has no tls and trusts no proxy";
    assertTrue(explained(List.of(), "route", "GET", "https://a/x").contains(note));
    assertTrue(!explained(List.of(), "route", "GET", "http://a/x").contains("no request"));
    assertTrue(!explained(List.of(), "route", "GET", "/x").contains("no request"));
  }
}
