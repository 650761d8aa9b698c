// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static dev.facet.server.TestClient.extensions;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A call that fails is one line of the log, found by the id that the client was told. */
class FailedCallsIT extends WithFailingServices {
  private JsonObject ask(String path, String query, String id) throws Exception {
    return gateway.client().graphQl(path, query, "x-request-id", id);
  }

  @Test
  void aFailedCallIsOneLineUnderTheIdThatItsErrorCarries() throws Exception {
    JsonObject response = ask("/graphql", "query Away { away(id: \"hunter2\") }", "abc-1");

    assertEquals("abc-1", extensions(response).getString("correlationId"));
    assertEquals(1, failures.events().size());
    assertEquals(Level.WARN, failures.events().getFirst().getLevel());
    Map<String, Object> line = failures.members().getFirst();
    String cause = String.valueOf(line.remove("cause"));
    assertEquals(
        "{correlationId=abc-1, frontend=web, fields=[Query.away], service=away,"
            + " endpoint=http://127.0.0.1:1/base, method=GET, url=/x?token={args.id},"
            + " outcome=unreachable, code=UPSTREAM_UNAVAILABLE, attempts=1}",
        line.toString());
    assertTrue(cause.startsWith("not connected: Connection refused"), cause);
    assertFalse(failures.events().toString().contains("hunter2"));
  }

  @Test
  void aResponseThatIsNoValueIsLoggedWithStatusAndContentType() throws Exception {
    ask("/graphql", "{ html(id: \"hunter2\") }", "abc-2");
    ask("/graphql", "{ broken }", "abc-3");

    Map<String, Object> html = failures.members().get(0);
    assertEquals(200, html.get("status"));
    assertEquals("text/html", html.get("contentType"));
    assertEquals("UPSTREAM_SHAPE", html.get("code"));
    assertEquals("/html/{args.id}", html.get("url"));
    assertTrue(
        String.valueOf(html.get("cause")).endsWith("Invalid JSON at line 1, column 1"), "" + html);
    assertFalse(failures.events().getFirst().getFormattedMessage().contains("hunter2"));
    Map<String, Object> broken = failures.members().get(1);
    assertEquals(503, broken.get("status"));
    assertEquals("5xx", broken.get("outcome"));
    assertEquals("status 503", broken.get("cause"));
  }

  @Test
  void aSecretThatATemplateHoldsIsStarred() throws Exception {
    ask("/graphql", "{ keyed }", "abc-6");

    assertEquals("/broken?appid=***&n=1", failures.members().getFirst().get("url"));
    assertFalse(failures.events().toString().contains("open-sesame"), failures.events()::toString);
  }

  @Test
  void aValueThatDoesNotFitItsFieldIsOneLineWithoutTheValue() throws Exception {
    ask("/graphql", "{ count a: count }", "abc-5");

    assertEquals(1, failures.events().size());
    Map<String, Object> line = failures.members().getFirst();
    assertEquals("[Query.count]", String.valueOf(line.get("fields")));
    assertEquals("UPSTREAM_SHAPE", line.get("code"));
    assertEquals("abc-5", line.get("correlationId"));
    assertFalse(failures.events().getFirst().getFormattedMessage().contains("hunter2"));
  }

  @Test
  void aValueThatDoesNotFitIsLoggedWithItsCall() throws Exception {
    String rows = "[{\"id\":1,\"size\":\"x\"},{\"id\":2,\"size\":[]}]";
    gateway.upstream("s").on("GET", "/things", _ -> FakeResponse.json(200, rows));
    gateway.upstream("s").on("GET", "/parts", _ -> FakeResponse.json(203, "{\"a\":1}"));

    ask("/graphql", "{ count things { size parts { of } } }", "abc-8");

    assertEquals(3, failures.events().size(), failures.members()::toString);
    assertCall("[Query.count]", "/count", 200);
    assertCall("[Thing.size]", "/things", 200);
    assertCall("[Thing.parts]", "/parts?of={keys}", 203);
  }

  private void assertCall(String fields, String url, int status) {
    Map<String, Object> line =
        failures.members().stream()
            .filter(one -> String.valueOf(one.get("fields")).equals(fields))
            .findFirst()
            .orElseThrow();
    assertEquals(gateway.upstream("s").url(), line.get("endpoint"));
    assertEquals("GET", line.get("method"));
    assertEquals(url, line.get("url"));
    assertEquals(status, line.get("status"));
    assertEquals("application/json", line.get("contentType"));
  }

  @Test
  void aResponseThatCannotBeUsedIsLoggedWithStatusAndContentType() throws Exception {
    gateway.upstream("s").on("GET", "/cut", _ -> FakeResponse.tooShort(100, "some of it"));
    gateway
        .upstream("s")
        .on(
            "GET",
            "/packed",
            _ ->
                FakeResponse.of(
                    201,
                    Map.of("content-type", "text/plain", "content-encoding", "compress"),
                    "?"));

    ask("/graphql", "{ cut }", "abc-9");
    ask("/graphql", "{ packed }", "abc-10");

    assertEquals(200, failures.members().get(0).get("status"));
    assertEquals("connection_lost", failures.members().get(0).get("outcome"));
    assertEquals(201, failures.members().get(1).get("status"));
    assertEquals("text/plain", failures.members().get(1).get("contentType"));
  }

  @Test
  void theAccessLogNamesOperationsThatAreRejected() throws Exception {
    for (String query :
        List.of(
            "query Named { nothing }",
            "query Named($x: ID!) { html(id: $x) }",
            "query Named { __schema { queryType { name } } }",
            "subscription Named { count }",
            "mutation Named { count }")) {
      ask("/graphql", query, "a");
    }
    ask("/graphql", "query Named { ", "a");
    gateway.client().get("/graphql?query=%7Bcount%7D&variables=x");

    List<Map<String, Object>> lines = access.members();
    lines.subList(0, 5).forEach(line -> assertEquals("Named", line.get("operation"), "" + line));
    assertEquals("", lines.get(5).get("operation"));
    assertEquals("web", lines.get(6).get("frontend"));
    assertEquals("[BAD_REQUEST]", String.valueOf(lines.get(6).get("errorCodes")));
  }

  @Test
  void whatTheSchemaExpectsIsNoFailure() throws Exception {
    assertEquals(null, ask("/graphql", "{ gone { id } }", "a").getJsonArray("errors"));
    assertEquals("TAKEN", extensions(ask("/graphql", "{ taken }", "b")).getString("code"));

    assertEquals(List.of(), failures.events());
  }

  @Test
  void equalCallsInFlightAreOneLine() throws Exception {
    Promise<Void> released = Promise.promise();
    gateway
        .upstream("s")
        .on(
            "GET",
            "/broken",
            _ -> FakeResponse.later(released.future().map(_ -> FakeResponse.json(500, "{}"))));
    List<CompletableFuture<HttpResponse<String>>> responses = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      // Different operations, so that only their calls are equal.
      responses.add(gateway.client().getLater("/graphql?query=%7Ba" + i + ":broken%7D"));
    }
    gateway.upstream("s").awaitRequests(1);
    gateway.client().get("/graphql?query=%7Btaken%7D");
    released.complete();
    for (CompletableFuture<HttpResponse<String>> response : responses) {
      assertTrue(response.get(30, TimeUnit.SECONDS).body().contains("UPSTREAM_STATUS"));
    }
    assertEquals(gateway.upstream("s").count("/broken"), failures.events().size());
  }

  @Test
  void theAccessLogShowsTheOperationAndItsErrors() throws Exception {
    ask("/graphql", "query Broken { broken }", "abc-4");

    Map<String, Object> line = access.members().getFirst();
    assertEquals(200, line.get("status"));
    assertEquals("web", line.get("frontend"));
    assertEquals("Broken", line.get("operation"));
    assertEquals("sha256:66846a5d", String.valueOf(line.get("documentId")).substring(0, 15));
    assertEquals(1, line.get("errors"));
    assertEquals("[UPSTREAM_STATUS]", String.valueOf(line.get("errorCodes")));
    assertEquals("abc-4", line.get("correlationId"));
    assertFalse(line.containsKey("executedFor"));
  }

  @Test
  void errorsOfRejectedDocumentsCarryTheIdToo() throws Exception {
    assertEquals("x", extensions(ask("/graphql", "{ nothing }", "x")).getString("correlationId"));
    assertFalse(extensions(ask("/bare", "{ nothing }", "x")).containsKey("correlationId"));
    assertFalse(extensions(ask("/bare", "{ broken }", "x")).containsKey("correlationId"));
    assertEquals(32, String.valueOf(failures.members().getFirst().get("correlationId")).length());
  }
}
