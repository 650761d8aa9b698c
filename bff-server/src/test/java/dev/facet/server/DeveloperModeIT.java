// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code dev} serves beside what the files say, and {@code start} does not. */
class DeveloperModeIT extends WithGateway {
  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";
  private static final String PAGE = "http://localhost:5173";
  private static final String SCHEMA =
      """
      type Query {
        product(id: ID!): Product @ref(key: "{args.id}")
      }

      type Product @entity(service: catalog, key: "id", one: {get: "/products/{key}"}) {
        id: ID!
        name: String!
      }
      """;
  private static final String CONFIG =
      """
      version: 1
      services: { catalog: { endpoints: [{ url: "http://catalog.upstream" }] } }
      policies:
        pages: { cors: { origins: ["https://shop.example"] } }
        partner: { apiKey: { keys: "a:0123456789abcdef" } }
      frontends:
        web: { path: /graphql/web, schema: [web.graphql], auth: none }
        partner: { path: /graphql/partner, schema: [web.graphql], use: [pages, partner] }
      """;

  @BeforeEach
  void writeProject() {
    gateway.file("facet.yaml", CONFIG).file("web.graphql", SCHEMA);
    gateway
        .upstream("catalog")
        .on("GET", "/products/1", _ -> FakeResponse.json(200, "{\"id\":\"1\",\"name\":\"Lamp\"}"));
  }

  private HttpResponse<String> get(String target, String... headers) throws Exception {
    return gateway.client().get(target, headers);
  }

  private static Optional<String> header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name);
  }

  private JsonObject opening(String frontend) throws Exception {
    String script = get("/graphiql/" + frontend + "/config.js").body();
    return new JsonObject(script.substring(script.indexOf('{'), script.indexOf(";\n")))
        .getJsonObject("parameters");
  }

  private int preflight(String path, String origin) throws Exception {
    try (RawConnection connection = gateway.connect()) {
      connection.send(
          "OPTIONS %s HTTP/1.1\r\nHost: a\r\nOrigin: %s\r\n".formatted(path, origin)
              + "Access-Control-Request-Method: POST\r\n"
              + "Access-Control-Request-Headers: facet-explain\r\n\r\n");
      return connection.read(false).status();
    }
  }

  @Test
  void leadsABrowserToGraphiQl() throws Exception {
    gateway.start(Mode.DEV);

    for (String path : new String[] {"/", "/graphql/web", "/graphql/web?utm=1"}) {
      HttpResponse<String> response = get(path, "accept", BROWSER);
      assertEquals(303, response.statusCode(), path);
      assertEquals(Optional.of("/graphiql/web/"), header(response, "location"));
      assertEquals(Optional.of("no-store"), header(response, "cache-control"));
    }
    HttpResponse<String> locked = get("/graphql/partner", "accept", "text/html");
    assertEquals(Optional.of("/graphiql/partner/"), header(locked, "location"));
    HttpResponse<String> page = get("/graphiql/partner/", "accept", BROWSER);
    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains("GraphiQL"), page.body());
  }

  /** At a desk clients come by http, whatever the listener does with it elsewhere. */
  @Test
  void servesHttpThatIsRedirectedInProduction() throws Exception {
    gateway
        .file("facet.yaml", CONFIG + "listeners: { public: { port: 0, redirect: https } }\n")
        .start(Mode.DEV);

    assertEquals(400, get("/graphql/web").statusCode());
  }

  @Test
  void leadsNoOtherClient() throws Exception {
    gateway.start(Mode.DEV);

    for (String accept : new String[] {"*/*", "application/json", "application/json, text/html"}) {
      assertEquals(404, get("/", "accept", accept).statusCode(), accept);
      assertEquals(400, get("/graphql/web", "accept", accept).statusCode(), accept);
    }
    assertEquals(404, gateway.client().send("POST", "/").statusCode());
    HttpResponse<String> query = get("/graphql/web?query=%7B__typename%7D", "accept", BROWSER);
    assertEquals("{\"data\":{\"__typename\":\"Query\"}}", query.body());
  }

  @Test
  void leadsNoClientInProduction() throws Exception {
    gateway.start(Mode.START);

    assertEquals(404, get("/", "accept", BROWSER).statusCode());
    assertEquals(400, get("/graphql/web", "accept", BROWSER).statusCode());
    assertEquals(404, get("/graphiql/web/", "accept", BROWSER).statusCode());
  }

  @Test
  void leavesTheProjectsOwnPathsToTheProject() throws Exception {
    gateway
        .file(
            "facet.yaml",
            CONFIG
                + """
                routes:
                  - { id: shop, match: { path: /* }, auth: none, to: { catalog: 1 } }
                  - { id: ide, match: { path: /graphiql/*, methods: [GET] }, auth: none, to: { catalog: 1 } }
                """)
        .start(Mode.DEV);
    gateway.upstream("catalog").on("GET", "/", _ -> FakeResponse.json(200, "\"a shop\""));
    gateway.upstream("catalog").on("GET", "/graphiql", _ -> FakeResponse.json(200, "\"an ide\""));

    assertEquals("\"a shop\"", get("/", "accept", BROWSER).body());
    assertEquals("\"an ide\"", get("/graphiql", "accept", BROWSER).body());
  }

  @Test
  void opensGraphiQlWithTheFirstStoredDocumentAndItsVariables() throws Exception {
    gateway
        .file(
            "facet.yaml",
            CONFIG.replace(
                "schema: [web.graphql], auth: none",
                "schema: [web.graphql], auth: none, documents: { files: [b.graphql, a.graphql] }"))
        .file("a.graphql", "query Other { product(id: 1) { id } }")
        .file("b.graphql", "query Product($id: ID!) { product(id: $id) { name } }")
        .start(Mode.DEV);

    JsonObject opening = opening("web");
    assertTrue(opening.getString("query").startsWith("query Product"), "" + opening);
    assertEquals(new JsonObject().put("id", "1"), new JsonObject(opening.getString("variables")));
  }

  @Test
  void opensGraphiQlWithTheFirstFileInOperationsThatFitsTheSchema() throws Exception {
    gateway
        .file("operations/a.graphql", "{ nothing }")
        .file("operations/deep/b.graphql", "query Lamp { product(id: 1) { name } }")
        .file("operations/partner/c.graphql", "query Id { product(id: 1) { id } }")
        .start(Mode.DEV);

    assertEquals("query Lamp { product(id: 1) { name } }", opening("web").getString("query"));
    assertEquals("query Id { product(id: 1) { id } }", opening("partner").getString("query"));
  }

  @Test
  void opensGraphiQlWithAHintWhereThereIsNoOperation() throws Exception {
    gateway.start(Mode.DEV);

    String hint = opening("web").getString("query");
    assertTrue(hint.startsWith("# The frontend \"web\"."), hint);
    JsonObject response = gateway.client().graphQl("/graphql/web", hint);
    assertEquals("Query", response.getJsonObject("data").getString("__typename"));
  }

  @Test
  void letsPagesOnLocalhostInWithAndWithoutAPolicy() throws Exception {
    gateway.start(Mode.DEV);

    for (String path : new String[] {"/graphql/web", "/graphql/partner"}) {
      assertEquals(204, preflight(path, PAGE), path);
      assertEquals(204, preflight(path, "http://[::1]:3000"), path);
      assertEquals(
          Optional.of(PAGE),
          header(get(path, "origin", PAGE), "access-control-allow-origin"),
          path);
    }
    assertEquals(204, preflight("/graphql/partner", "https://shop.example"));
    assertEquals(403, preflight("/graphql/partner", "https://evil.example"));
    HttpResponse<String> other = get("/graphql/web", "origin", "https://evil.example");
    assertEquals(Optional.empty(), header(other, "access-control-allow-origin"));
  }

  @Test
  void letsPagesOnLocalhostInAsThePolicySaysInProduction() throws Exception {
    gateway.start(Mode.START);

    assertEquals(403, preflight("/graphql/partner", PAGE));
    assertEquals(204, preflight("/graphql/partner", "https://shop.example"));
    HttpResponse<String> bare = get("/graphql/web", "origin", PAGE);
    assertEquals(Optional.empty(), header(bare, "access-control-allow-origin"));
  }
}
