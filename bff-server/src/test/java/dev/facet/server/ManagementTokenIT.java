// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code listeners.management.token}. */
@Timeout(60)
class ManagementTokenIT extends WithGateway {
  private static final String TOKEN = "operators-only.0123";
  private static final String LOG = "dev.facet.server.admin.ManagementProblems";

  private void start(String management, Mode mode) {
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            listeners:
              public: { port: 0, address: 127.0.0.1 }
              management: { port: 0%s }
            routes:
              - { id: ok, match: { path: /ok }, auth: none, respond: { status: 200 } }
            """
                .formatted(management))
        .start(mode);
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    return gateway.management().get(path, headers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/metrics", "/services", "/caches/invalidate", "/none"})
  void isNeededForAllButHealth(String path) throws Exception {
    start(", token: " + TOKEN, Mode.START);
    assertEquals(200, get("/healthz").statusCode());
    assertEquals(200, get("/readyz").statusCode());

    HttpResponse<String> rejected = get(path);
    assertEquals(401, rejected.statusCode());
    assertEquals(
        "Bearer realm=\"facet\"", rejected.headers().firstValue("www-authenticate").orElse(""));
    assertEquals("UNAUTHENTICATED", new JsonObject(rejected.body()).getString("code"));

    assertFalse(get(path, "authorization", "Bearer " + TOKEN).statusCode() == 401);
    assertFalse(get(path, "authorization", "bearer  " + TOKEN).statusCode() == 401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer operators-only.0124",
        "Bearer operators-only.012",
        "Bearer operators-only.01234",
        "Bearer",
        "Bearer ",
        "Basic operators-only.0123",
        "operators-only.0123"
      })
  void isNoOtherOne(String shown) throws Exception {
    start(", token: " + TOKEN, Mode.START);
    try (RecordedLog log = new RecordedLog(LOG)) {
      HttpResponse<String> rejected = get("/metrics", "authorization", shown);

      assertEquals(401, rejected.statusCode());
      assertEquals(
          "Bearer error=\"invalid_token\"",
          rejected.headers().firstValue("www-authenticate").orElse(""));
      assertFalse(rejected.body().contains("operators-only"), rejected.body());
      assertEquals(1, log.events().size());
      assertEquals("/metrics", log.members().getFirst().get("path"));
      assertFalse(log.events().toString().contains("operators-only"));
      assertFalse(log.members().toString().contains("operators-only"));
    }
  }

  @Test
  void isNeverTwo() throws Exception {
    start(", token: " + TOKEN, Mode.START);
    assertEquals(
        401,
        get("/metrics", "authorization", "Bearer " + TOKEN, "authorization", "Bearer x")
            .statusCode());
  }

  @Test
  void isNeededAtADeskToo() throws Exception {
    start(", token: " + TOKEN, Mode.DEV);
    assertEquals(401, get("/metrics").statusCode());
  }

  @Test
  void isNotNeededWhereThereIsNoneButThenNothingIsInvalidated() throws Exception {
    start("", Mode.START);
    assertEquals(200, get("/metrics").statusCode());

    HttpResponse<String> rejected =
        gateway
            .management()
            .post("/caches/invalidate", "{\"all\": true}", "content-type", "application/json");
    assertEquals(403, rejected.statusCode());
    assertTrue(rejected.body().contains("listeners.management.token: missing"), rejected.body());
  }

  @Test
  void whatIsNotThereIsAProblemToo() throws Exception {
    start("", Mode.START);
    HttpResponse<String> missing = get("/none");
    assertEquals(404, missing.statusCode());
    assertEquals("NOT_FOUND", new JsonObject(missing.body()).getString("code"));

    HttpResponse<String> method = gateway.management().send("DELETE", "/metrics");
    assertEquals(405, method.statusCode());
    assertEquals(List.of("GET, HEAD"), method.headers().allValues("allow"));
    assertEquals("METHOD_NOT_ALLOWED", new JsonObject(method.body()).getString("code"));
  }

  @Test
  void anotherOneIsInForceWithItsReload() throws Exception {
    start(", token: " + TOKEN, Mode.START);
    gateway.file(
        "facet.yaml",
        """
        version: 1
        listeners:
          public: { port: 0, address: 127.0.0.1 }
          management: { port: 0, token: another-one-0123456 }
        routes:
          - { id: ok, match: { path: /ok }, auth: none, respond: { status: 200 } }
        """);
    assertTrue(gateway.reloads().next().accepted());

    assertEquals(401, get("/metrics", "authorization", "Bearer " + TOKEN).statusCode());
    String shown = "Bearer another-one-0123456";
    assertEquals(200, get("/metrics", "authorization", shown).statusCode());
  }
}
