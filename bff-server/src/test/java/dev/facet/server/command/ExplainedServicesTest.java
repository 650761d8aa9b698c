// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.cli.argument.ExplainOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code facet explain route} of a route with several services. */
class ExplainedServicesTest {
  private static final String CONFIG =
      """
      version: 1
      services:
        one: { endpoints: [{ url: "http://127.0.0.1:1" }] }
        two: { endpoints: [{ url: "http://127.0.0.1:2" }] }
        shadow: { endpoints: [{ url: "http://127.0.0.1:3" }] }
        new: { endpoints: [{ url: "http://127.0.0.1:5" }], protocol: http2 }
        standby: { endpoints: [{ url: "http://127.0.0.1:4" }] }
      routes:
        - id: all
          match: { path: /a/* }
          auth: none
          to: { one: 2, two: 1 }
          canary:
            - { header: x-canary, value: always, to: two }
            - { header: x-api-key, value: hunter2, to: two }
            - { header: x-user, share: 12.5%, to: two }
          sticky: { cookie: version, maxAge: 1h }
          failover: { to: standby, on: [connect, 503] }
          mirror: { to: shadow, share: 10%, methods: [HEAD, GET] }
        - { id: plain, match: { path: /b }, auth: none, to: { one: 1 } }
        - { id: live, match: { path: /l }, auth: none, to: { one: 1 }, websocket: { max: 7 } }
        - { id: quiet, match: { path: /q }, auth: none, to: { one: 1 }, websocket: { enabled: false } }
        - { id: files, match: { path: /f/* }, auth: none, files: { dir: public } }
        - { id: new, match: { path: /n }, auth: none, to: { new: 1 }, websocket: { max: 7 } }
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeProject() throws IOException {
    Files.createDirectory(folder.resolve("public"));
    Files.writeString(folder.resolve("facet.yaml"), CONFIG);
  }

  private String explained(List<String> headers, String... words) {
    return new FacetCommands()
        .explain(new ExplainOptions(List.of(words), headers, null, folder))
        .text();
  }

  @Test
  void saysThatFilesTakeNoOtherMethods() {
    assertTrue(
        explained(List.of(), "route", "POST", "/f/a.txt")
            .contains("    405 METHOD_NOT_ALLOWED: Files take GET and HEAD.\n"));
    assertFalse(explained(List.of(), "route", "GET", "/f/a.txt").contains("405"));
    assertFalse(explained(List.of(), "route", "OPTIONS", "/f/a.txt").contains("405"));
  }

  @Test
  void saysAllThatDecidesWhereRequestsGo() {
    assertEquals(
        """
        route all  /a/*
          then forwards to one, two
            header x-canary: always goes to two
            header x-api-key: *** goes to two
            header x-user, 12.5% of its values goes to two
            cookie version keeps the service, path /a, for 1h
            share: one 66.67%, two 33.33%
            fails over to standby on circuit_open, connect, 503, where the request does nothing twice by that
            copies 10% of GET, HEAD to shadow: bodies of up to 64KiB, 64 at a time, 10s each
        """,
        explained(List.of(), "route", "all"));
  }

  @Test
  void saysWhatIsInForceForWebSockets() {
    assertWebSockets("  websocket  {enabled: true, max: 7, idle: 5m}\n", "live");
    assertWebSockets("  websocket  off\n", "quiet");
    assertWebSockets("  websocket  off: the services speak HTTP/2 alone\n", "new");
    assertTrue(!explained(List.of(), "route", "plain").contains("websocket"));
  }

  private void assertWebSockets(String words, String route) {
    String text = explained(List.of(), "route", route);
    assertTrue(text.contains(words), text);
  }

  @Test
  void saysWhichServiceARequestGoesToAndWhy() {
    assertSays("goes to two: header x-canary: always", "/a/1", "x-canary: always");
    assertSays("goes to two: header x-api-key: ***", "/a/1", "x-api-key: hunter2");
    assertSays("goes to two: cookie version", "/a/1", "cookie: a=b; version=Tyfsiy_rOAv4FTjM");
    assertSays("goes where chance leads, by the shares", "/a/1", "cookie: version=gone");
    assertTrue(!explained(List.of(), "route", "/b").contains("this request"));
  }

  private void assertSays(String words, String url, String header) {
    String text = explained(List.of(header), "route", "GET", url);
    assertTrue(text.contains("    this request " + words + "\n"), text);
  }
}
