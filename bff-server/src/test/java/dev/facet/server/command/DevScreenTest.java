// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.GatewayFixture;
import dev.facet.server.cli.process.Terminal;
import dev.facet.server.config.listener.ListenersConfig;
import dev.facet.server.snapshot.BrokenSnapshot;
import dev.facet.server.snapshot.Mode;
import dev.facet.server.snapshot.ServingSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code facet dev} prints. */
class DevScreenTest {
  private static final GatewayUrls URLS = new GatewayUrls("127.0.0.1", _ -> 8081, 9090);
  private static final ListenersConfig NONE = new ListenersConfig(null, null);
  private static final String CONFIG =
      """
      version: 1
      services: { catalog: { endpoints: [{ url: "http://catalog.upstream" }] } }
      frontends:
        web: { path: /graphql/web, schema: [web.graphql], auth: none }
        app: { path: /app, schema: [web.graphql], auth: none }
      routes:
        - { id: stock, match: { path: /stock/*, methods: [GET, HEAD] }, auth: none, to: { catalog: 1 } }
        - { id: old, match: { path: /old, host: old.example }, auth: none, to: { catalog: 1 } }
      """;

  @TempDir Path folder;
  private GatewayFixture gateway;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal =
      new Terminal(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(err, true, StandardCharsets.UTF_8),
          /* colored= */ false,
          /* quiet= */ false,
          /* verbose= */ false);

  @BeforeEach
  void startGateway() {
    gateway =
        new GatewayFixture(folder)
            .file("facet.yaml", CONFIG)
            .file("web.graphql", "type Query { a: Int @value(json: 1) }")
            .start(Mode.DEV);
  }

  @AfterEach
  void closeGateway() {
    gateway.close();
  }

  private ServingSnapshot snapshot() {
    return assertInstanceOf(ServingSnapshot.class, gateway.gateway().snapshot());
  }

  @Test
  void namesEveryAddressAndGraphiQlFirst() {
    assertEquals(
        List.of(
            "  GraphiQL    http://127.0.0.1:8081/graphiql/web/",
            "              http://127.0.0.1:8081/graphiql/app/",
            "  GraphQL     http://127.0.0.1:8081/graphql/web  (web)",
            "              http://127.0.0.1:8081/app  (app)",
            "  REST        http://127.0.0.1:8081/stock/*  (stock: GET /stock/*)",
            "              http://127.0.0.1:8081/old  (old: old.example/old)",
            "  Management  http://127.0.0.1:9090/readyz",
            "              http://127.0.0.1:9090/healthz",
            "              http://127.0.0.1:9090/metrics"),
        DevScreen.lines(URLS, snapshot()));
  }

  @Test
  void namesAndServesPagesWhereTheirFrontendsAre() throws Exception {
    gateway.close();
    gateway =
        new GatewayFixture(folder)
            .file(
                "facet.yaml",
                """
                version: 1
                listeners:
                  public: { port: 0 }
                  internal: { port: 0 }
                  management: { port: 0 }
                services: { catalog: { endpoints: [{ url: "http://catalog.upstream" }] } }
                frontends:
                  web: { path: /graphql, listeners: [internal], schema: [web.graphql], auth: none }
                routes: [{ id: a, match: { path: /a }, auth: none, to: { catalog: 1 } }]
                """)
            .start(Mode.DEV);
    GatewayUrls urls =
        new GatewayUrls("127.0.0.1", name -> name.equals("internal") ? 8081 : 8080, 9090);

    assertEquals(
        List.of(
            "  GraphiQL    http://127.0.0.1:8081/graphiql/web/",
            "  GraphQL     http://127.0.0.1:8081/graphql  (web)"),
        DevScreen.lines(urls, snapshot()).subList(0, 2));
    assertEquals(200, status("internal", "/graphiql/web/"));
    assertEquals(404, status("public", "/graphiql/web/"));
    assertEquals(404, status("public", "/"));
  }

  private int status(String listener, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + gateway.gateway().port(listener) + path))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  @Test
  void namesWhatIsServedThere() throws InterruptedException {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        listeners:
          public: { port: 0, address: 127.0.0.1 }
          internal: { port: 0, address: 127.0.0.1 }
          management: { port: 0 }
        routes:
          - { id: in, listeners: [internal], match: { path: /in }, auth: none, respond: {} }
        """);
    assertTrue(gateway.reloads().next().accepted());
    GatewayUrls urls = new GatewayUrls("127.0.0.1", Map.of("public", 1, "internal", 2)::get, 3);

    assertEquals(
        "  REST        http://127.0.0.1:2/in  (in; responds 200)",
        DevScreen.lines(urls, snapshot()).getFirst());
  }

  @Test
  void namesManagementAloneWhereNothingIsServedYet() {
    assertEquals(
        "  Management  http://127.0.0.1:9090/readyz",
        DevScreen.lines(URLS, new BrokenSnapshot("a fault", "facet")).getFirst());
  }

  @Test
  void writesAddressesOfVersionSixInBrackets() {
    GatewayUrls six = new GatewayUrls("0:0:0:0:0:0:0:1", _ -> 8081, 9090);

    assertEquals("http://[0:0:0:0:0:0:0:1]:8081", six.own(NONE));
    assertEquals(List.of(), six.network(NONE, List.of()));
    assertEquals("http://127.0.0.1:8081", new GatewayUrls("::", _ -> 8081, 9090).own(NONE));
  }

  @Test
  void printsAgainOnlyWhatIsNew() {
    DevScreen screen = new DevScreen(terminal, gateway.reloads());
    screen.show(URLS, new BrokenSnapshot("a fault", "facet"));
    out.reset();

    screen.reloaded(snapshot(), List.of());
    String first = out.toString(StandardCharsets.UTF_8);
    screen.reloaded(snapshot(), List.of());

    assertTrue(first.contains("/graphiql/web/"), first);
    assertEquals(first, out.toString(StandardCharsets.UTF_8));
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void warnsWhereTheNetworkIsLetIn() {
    new DevScreen(terminal, gateway.reloads())
        .show(new GatewayUrls("192.0.2.7", _ -> 8081, 9090), snapshot());

    String printed = out.toString(StandardCharsets.UTF_8);
    assertTrue(printed.contains("  on a phone  http://192.0.2.7:8081/graphiql/web/\n"), printed);
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("Warning: every device"), printed);
  }
}
