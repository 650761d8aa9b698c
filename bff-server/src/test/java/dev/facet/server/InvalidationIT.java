// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /caches/invalidate}. */
@Timeout(60)
class InvalidationIT extends WithGateway {
  private static final String TOKEN = "operators-only.0123";
  private static final String PATH = "/caches/invalidate";
  private static final String JSON = "application/json";

  @BeforeEach
  void startGateway() {
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            listeners:
              public: { port: 0, address: 127.0.0.1 }
              management: { port: 0, token: %s }
            services:
              shop: { endpoints: [{ url: "http://shop.upstream/api" }], cache: {} }
              users: { endpoints: [{ url: "http://users.upstream" }] }
            frontends: { web: { path: /graphql, schema: [web.graphql], auth: none } }
            routes:
              - { id: shop, match: { path: /p/* }, auth: none, to: { shop: 1 } }
            """
                .formatted(TOKEN))
        .file(
            "web.graphql",
            """
            type Query {
              name: String @rest(service: users, get: "/name") @cache(ttl: "1h", scope: PUBLIC, tags: ["names"])
            }
            """);
    for (String path : List.of("/api/p/a", "/api/p/b", "/api/p/a?x=1")) {
      shop()
          .on(
              "GET",
              path,
              _ ->
                  FakeResponse.of(
                      200, Map.of("Cache-Control", "max-age=600", "Vary", "X-Kind"), path));
    }
    gateway.upstream("users").on("GET", "/name", _ -> FakeResponse.json(200, "\"Ada\""));
    gateway.start(Mode.START);
  }

  private FakeUpstream shop() {
    return gateway.upstream("shop");
  }

  private int calls(String service) {
    return gateway.upstream(service).requests().size();
  }

  private HttpResponse<String> invalidate(String body) throws Exception {
    return gateway
        .management()
        .post(
            PATH,
            body.replace('\'', '"'),
            "authorization",
            "Bearer " + TOKEN,
            "content-type",
            JSON);
  }

  private void readAll() throws Exception {
    gateway.client().get("/p/a");
    gateway.client().get("/p/a", "x-kind", "2");
    gateway.client().get("/p/b");
    gateway.client().get("/p/a?x=1");
    gateway.client().graphQl("/graphql", "{ name }");
  }

  private void requireDropped(int responses, int items, String body) throws Exception {
    HttpResponse<String> done = invalidate(body);
    assertEquals(200, done.statusCode(), done.body());
    assertEquals(
        new JsonObject().put("responses", responses).put("items", items),
        new JsonObject(done.body()));
  }

  @Test
  void forgetsAllVariantsOfAUrlAndNoOther() throws Exception {
    readAll();
    readAll();
    assertEquals(4, calls("shop"));

    requireDropped(2, 0, "{'service': 'shop', 'urls': ['/p/a']}");
    readAll();
    assertEquals(6, calls("shop"));
    requireDropped(1, 0, "{'service': 'shop', 'urls': ['" + shop().url() + "/api/p/a?x=1', '/x']}");
    readAll();
    assertEquals(7, calls("shop"));
    assertEquals(1, calls("users"));
  }

  @Test
  void dropsTagsOfAllServices() throws Exception {
    readAll();
    requireDropped(0, 1, "{'tags': ['names', 'none']}");
    readAll();
    assertEquals(2, calls("users"));
    assertEquals(4, calls("shop"));
  }

  @Test
  void forgetsEverythingOfAService() throws Exception {
    readAll();
    requireDropped(4, 0, "{'service': 'shop', 'all': true}");
    requireDropped(0, 1, "{'service': 'users', 'all': true}");
    readAll();
    assertEquals(8, calls("shop"));
    assertEquals(2, calls("users"));
  }

  @Test
  void forgetsEverythingOfAllServicesAndSaysSoOnce() throws Exception {
    readAll();
    try (RecordedLog log = new RecordedLog("dev.facet.server.admin.InvalidationEndpoint")) {
      requireDropped(4, 1, "{'all': true}");
      assertEquals(1, log.events().size());
      Map<String, Object> line = log.members().getFirst();
      assertEquals("all", line.get("service"));
      assertEquals(4L, line.get("responses"));
      assertEquals(1L, line.get("items"));
      assertTrue(String.valueOf(line.get("client")).startsWith("127.0.0.1:"), line::toString);
      assertFalse(line.toString().contains(TOKEN), line::toString);
    }
    requireDropped(0, 0, "{'all': true}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {                                             | body: malformed JSON
          [1]                                           | body: malformed JSON
          ``                                            | body: malformed JSON
          null                                          | body: malformed JSON
          {}                                            | urls: missing (expected: urls, tags or all: true)
          {'sevrice': 'shop'}                           | a key: unknown (expected: service, urls, tags or all)
          {'service': 7, 'all': true}                   | service: malformed (expected: a string, the name of a service)
          {'service': null, 'all': true}                | service: malformed
          {'service': 'shp', 'all': true}               | service: unknown (expected: shop, users)
          {'urls': ['/p/a']}                            | service: missing (expected: the service of the urls)
          {'service': 'shop', 'urls': []}               | urls: 0 entries (expected: 1 to 1000)
          {'service': 'shop', 'urls': '/p/a'}           | urls: malformed (expected: a list of strings)
          {'service': 'shop', 'urls': ['/p/a', 7]}      | urls[1]: malformed
          {'service': 'shop', 'urls': ['/p a']}         | urls[0]: malformed
          {'service': 'shop', 'urls': ['/p#a']}         | urls[0]: malformed
          {'service': 'shop', 'urls': ['p/a']}          | urls[0]: malformed
          {'service': 'shop', 'urls': ['?q']}           | urls[0]: malformed
          {'service': 'shop', 'urls': ['http://other.example/p/a']} | urls[0]: no URL of this service
          {'service': 'users', 'urls': ['/name']}       | urls: set (expected: a service with cache, not this one)
          {'service': 'shop', 'tags': ['a']}            | service: set (expected: no key with tags alone
          {'tags': [' ']}                               | tags[0]: malformed
          {'all': false}                                | all: malformed (expected: true)
          {'all': true, 'tags': ['a']}                  | all: true (expected: without urls and tags)
          """)
  void rejectsWhatItDoesNotUnderstandAndForgetsNothing(String body, String detail)
      throws Exception {
    readAll();
    HttpResponse<String> rejected = invalidate(body);
    assertEquals(400, rejected.statusCode(), rejected.body());
    JsonObject problem = new JsonObject(rejected.body());
    assertEquals("BAD_REQUEST", problem.getString("code"));
    assertTrue(problem.getString("detail").startsWith(detail), rejected.body());
    readAll();
    assertEquals(4, calls("shop"));
  }

  @Test
  void rejectsOtherBodiesAndMethods() throws Exception {
    HttpResponse<String> type =
        gateway.management().post(PATH, "{\"all\": true}", "authorization", "Bearer " + TOKEN);
    assertEquals(415, type.statusCode());
    assertEquals("UNSUPPORTED_MEDIA_TYPE", new JsonObject(type.body()).getString("code"));

    HttpResponse<String> large = invalidate(" ".repeat((1 << 20) + 1));
    assertEquals(413, large.statusCode());
    assertEquals("BODY_TOO_LARGE", new JsonObject(large.body()).getString("code"));

    HttpResponse<String> method =
        gateway.management().get(PATH, "authorization", "Bearer " + TOKEN);
    assertEquals(405, method.statusCode());
    assertEquals("POST", method.headers().firstValue("allow").orElse(""));
  }
}
