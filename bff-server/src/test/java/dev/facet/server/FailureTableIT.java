// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.resolver.failure.FailureLog;
import dev.facet.server.pipeline.Pipeline;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FailureCode;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A service that breaks in each way, called by a GraphQL field and by a route: both say the same,
 * in the response, in the log and in the metrics.
 */
class FailureTableIT {
  private static final List<String> SERVICES =
      List.of(
          "lost", "half", "garbage", "chunks", "odd", "silent", "dead", "secure", "full", "open",
          "slow");
  private static final String ACTED = "; the service may have acted on the request.";

  @TempDir Path folder;
  private final RecordedLog fields = new RecordedLog(FailureLog.class.getName());
  private final RecordedLog routes = new RecordedLog(Pipeline.class.getName());
  private final NoTlsService noTls = NoTlsService.start();
  private GatewayFixture gateway;

  @BeforeEach
  void startGateway() {
    gateway = new GatewayFixture(folder);
    StringBuilder yaml = new StringBuilder("version: 1\nservices:\n");
    yaml.append("  lost: { endpoints: [{ url: 'http://lost.upstream' }] }\n");
    yaml.append("  half: { endpoints: [{ url: 'http://half.upstream' }] }\n");
    yaml.append("  garbage: { endpoints: [{ url: 'http://garbage.upstream' }] }\n");
    yaml.append("  chunks: { endpoints: [{ url: 'http://chunks.upstream' }] }\n");
    yaml.append("  odd: { endpoints: [{ url: 'http://odd.upstream' }] }\n");
    yaml.append(
        "  silent: { endpoints: [{ url: 'http://silent.upstream' }], timeout: { attempt: 1500ms } }\n");
    yaml.append("  dead: { endpoints: [{ url: 'http://127.0.0.1:1' }] }\n");
    yaml.append("  secure: { endpoints: [{ url: 'https://127.0.0.1:" + noTls.port() + "' }] }\n");
    yaml.append(
        "  full: { endpoints: [{ url: 'http://full.upstream' }], bulkhead: { max: 1 }, pool: { queue: 0 } }\n");
    yaml.append(
        "  open: { endpoints: [{ url: 'http://127.0.0.1:1' }], breaker: { window: 1, open: 90s } }\n");
    yaml.append("  slow: { endpoints: [{ url: 'http://slow.upstream' }], maxResponse: 1KiB }\n");
    yaml.append("policies: { id: { correlationId: {} } }\nfrontends:\n");
    yaml.append("  web: { path: /graphql, schema: [schema/*.graphql], auth: none, use: [id] }\n");
    yaml.append("routes:\n");
    StringBuilder queries = new StringBuilder("type Query {\n");
    StringBuilder mutations = new StringBuilder("type Mutation {\n");
    for (String name : SERVICES) {
      yaml.append(
          "  - { id: %s, match: { path: /%s/* }, auth: none, use: [id], to: { %s: 1 } }\n"
              .formatted(name, name, name));
      queries.append(
          "  %s: String @rest(service: %s, get: \"/%s/x\")\n".formatted(name, name, name));
      mutations.append(
          "  %s: String @rest(service: %s, post: \"/%s/x\")\n".formatted(name, name, name));
    }
    gateway
        .file("facet.yaml", yaml.toString())
        .file("schema/web.graphql", queries + "}\n" + mutations + "}\n");
    fails("lost", FakeResponse.reset());
    fails("half", FakeResponse.steps(wire -> wire.write("HTTP/1.1 200 OK\r\nConte").close()));
    fails("garbage", FakeResponse.raw("hunter2 is not HTTP\r\n\r\n"));
    fails(
        "chunks",
        FakeResponse.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nhunter2\r\n"));
    fails("odd", FakeResponse.raw("HTTP/1.1 600 Odd\r\nContent-Length: 0\r\n\r\n"));
    fails("silent", FakeResponse.never());
    gateway.start(Mode.START);
  }

  @AfterEach
  void closeGateway() {
    gateway.close();
    fields.close();
    routes.close();
    noTls.close();
  }

  private void fails(String service, FakeResponse response) {
    for (String method : List.of("GET", "POST")) {
      gateway.upstream(service).on(method, "/" + service + "/x", _ -> response);
    }
  }

  /** Of a failure that is told more precisely than by its code; empty for all others. */
  private String proxyError = "";

  @Test
  void aCallThatIsLostAfterItWasSent() throws Exception {
    assertAlike("lost", FailureCode.UPSTREAM_CONNECTION_LOST, true, "connection lost: ");
    assertAlike("half", FailureCode.UPSTREAM_CONNECTION_LOST, true, "connection lost: ");
  }

  @Test
  void aResponseThatIsNotHttp() throws Exception {
    assertAlike("garbage", FailureCode.UPSTREAM_BAD_RESPONSE, true, "not HTTP: a status line ");
    assertAlike("chunks", FailureCode.UPSTREAM_BAD_RESPONSE, true, "not HTTP: a length ");
    assertAlike("odd", FailureCode.UPSTREAM_BAD_RESPONSE, true, "not HTTP: a status line ");
  }

  @Test
  void aServiceThatDoesNotRespond() throws Exception {
    assertAlike("silent", FailureCode.UPSTREAM_TIMEOUT, true, "no response within 1500 ms");
  }

  @Test
  void aServiceThatCannotBeReached() throws Exception {
    assertAlike("dead", FailureCode.UPSTREAM_UNAVAILABLE, false, "not connected: Connection ref");
    proxyError = "tls_protocol_error";
    assertAlike("secure", FailureCode.UPSTREAM_UNAVAILABLE, false, "not connected: TLS: the serv");
  }

  @Test
  void aServiceThatIsOverloaded() throws Exception {
    Promise<FakeResponse> response = Promise.promise();
    gateway.upstream("full").on("GET", "/full/held", _ -> FakeResponse.later(response.future()));
    var held = gateway.client().getLater("/full/held");
    gateway.upstream("full").awaitRequests(1);

    assertAlike("full", FailureCode.UPSTREAM_OVERLOADED, false, "too many calls wait");
    response.complete(FakeResponse.status(204));
    assertEquals(204, held.join().statusCode());
  }

  @Test
  void aServiceWhoseCircuitIsOpen() throws Exception {
    assertEquals(502, gateway.client().get("/open/first").statusCode());

    assertAlike("open", FailureCode.CIRCUIT_OPEN, false, "circuit open ");
  }

  private void assertAlike(String service, FailureCode code, boolean sent, String cause)
      throws Exception {
    for (boolean change : List.of(false, true)) {
      int line = fields.events().size();
      int routeLine = routes.events().size();
      JsonObject error = error((change ? "mutation" : "query") + " { " + service + " }");
      HttpResponse<String> response =
          gateway.client().send(change ? "POST" : "GET", "/" + service + "/x");
      JsonObject problem = new JsonObject(response.body());
      JsonObject extensions = error.getJsonObject("extensions");

      assertEquals(code.name(), extensions.getString("code"));
      assertEquals(code.name(), problem.getString("code"));
      assertEquals(code.status(), response.statusCode());
      assertEquals(
          "error=" + (proxyError.isEmpty() ? code.proxyError() : proxyError),
          response
              .headers()
              .firstValue("proxy-status")
              .orElse("")
              .replaceFirst("^facet-[0-9a-f]{8};", ""));
      assertEquals(problem.getString("detail"), error.getString("message"));
      assertEquals(
          response.headers().firstValue("retry-after").map(Long::valueOf).orElse(null),
          extensions.getLong("retryAfter"));
      assertActed(sent && change, problem.getString("detail"), problem, extensions);
      assertEquals(line + 1, fields.events().size());
      assertEquals(routeLine + 1, routes.events().size());
      assertLine(fields.members().getLast(), service, code, change, sent, cause);
      assertLine(routes.members().getLast(), service, code, change, sent, cause);
      assertEquals(
          extensions.getString("correlationId"), fields.members().getLast().get("correlationId"));
      assertEquals(
          problem.getString("correlationId"), routes.members().getLast().get("correlationId"));
    }
    String counted =
        "facet_upstream_calls_total{outcome=\"%s\",service=\"%s\"} 4"
            .formatted(code.outcome().label(), service);
    String metrics = gateway.management().get("/metrics").body();
    assertTrue(metrics.contains(counted), metrics);
  }

  private static void assertActed(boolean acted, String sentence, JsonObject... members) {
    assertEquals(acted, sentence.endsWith(ACTED), sentence);
    for (JsonObject member : members) {
      assertEquals(acted ? Boolean.TRUE : null, member.getBoolean("mayHaveActed"), sentence);
    }
  }

  private static void assertLine(
      Map<String, Object> line,
      String service,
      FailureCode code,
      boolean change,
      boolean sent,
      String cause) {
    assertEquals(service, line.get("service"));
    assertTrue(String.valueOf(line.get("cause")).startsWith(cause), line::toString);
    assertEquals(code.name(), line.get("code"));
    assertEquals(code.outcome().label(), line.get("outcome"));
    assertEquals(change ? "POST" : "GET", line.get("method"));
    assertEquals((change && sent) ? true : null, line.get("mayHaveActed"));
    assertTrue(String.valueOf(line.get("url")).startsWith("/" + service + "/"), line::toString);
    assertTrue(line.containsKey("endpoint"), line::toString);
    assertFalse(line.toString().contains("hunter2"), line::toString);
  }

  private JsonObject error(String operation) throws Exception {
    return gateway.client().graphQl("/graphql", operation).getJsonArray("errors").getJsonObject(0);
  }

  private void assertMutation(String code, String start) throws Exception {
    JsonObject error = error("mutation { slow }");
    assertEquals(code, error.getJsonObject("extensions").getString("code"));
    assertTrue(error.getString("message").startsWith(start), error::encode);
    assertActed(true, error.getString("message"), error.getJsonObject("extensions"));

    JsonObject query = error("{ slow }");
    assertEquals(code, query.getJsonObject("extensions").getString("code"));
    assertActed(false, query.getString("message"), query.getJsonObject("extensions"));
  }

  @Test
  void aMutationWhoseResponseIsOfNoUseSaysThatItMayHaveActed() throws Exception {
    fails("slow", FakeResponse.json(200, "\"" + "x".repeat(2_000) + "\""));
    assertMutation("UPSTREAM_TOO_LARGE", "The service's response is longer");
    fails("slow", FakeResponse.of(200, Map.of("content-encoding", "compress"), "?"));
    assertMutation("UPSTREAM_SHAPE", "The service's response cannot be decoded: ");
    fails("slow", FakeResponse.json(200, "{"));
    assertMutation("UPSTREAM_SHAPE", "The service's response is not JSON");
  }

  @Test
  void aMutationThatIsAnsweredWithAnErrorStatusSaysItsStatusOnly() throws Exception {
    fails("slow", FakeResponse.json(503, "{}"));

    JsonObject error = error("mutation { slow }");

    assertActed(false, error.getString("message"), error.getJsonObject("extensions"));
  }
}
