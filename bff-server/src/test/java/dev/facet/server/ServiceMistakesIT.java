// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.resolver.failure.FailureLog;
import dev.facet.server.pipeline.Pipeline;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FailureCode;
import dev.facet.upstream.FakeHttp2;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks the table of what services do wrong: one code, one metric and one log line for each. */
class ServiceMistakesIT {
  private static final String YAML =
      """
      version: 1
      services:
        odd:
          endpoints: [{ url: 'http://odd.upstream' }]
          timeout: { attempt: 1s }
          maxResponse: 64KiB
          breaker: { failureRate: 100% } # it begins with what is no failure
        odd2:
          endpoints: [{ url: 'URL' }]
          protocol: http2
          timeout: { attempt: 1s }
          maxResponse: 64KiB
          breaker: { failureRate: 100% } # as above
      frontends:
        web: { path: /graphql, schema: [schema/*.graphql], auth: none }
      routes:
        - { id: odd, match: { path: /odd/* }, auth: none, to: { odd: 1 } }
        - { id: odd2, match: { path: /odd2/* }, auth: none, to: { odd2: 1 } }
      """;

  @TempDir Path folder;
  private final RecordedLog fields = new RecordedLog(FailureLog.class.getName());
  private final RecordedLog routes = new RecordedLog(Pipeline.class.getName());
  private final Vertx vertx = Vertx.vertx();
  private final FakeHttp2 http2 = FakeHttp2.start(vertx);
  private GatewayFixture gateway;

  @BeforeEach
  void openGateway() {
    gateway = new GatewayFixture(folder);
  }

  @AfterEach
  void closeGateway() throws TimeoutException {
    gateway.close();
    http2.close();
    var _ = vertx.close().await(60, TimeUnit.SECONDS);
    fields.close();
    routes.close();
  }

  @Test
  void everyMistakeHasItsCodeItsMetricAndItsLine() throws Exception {
    StringBuilder schema = new StringBuilder("type Query {\n");
    for (ServiceMistake mistake : ServiceMistake.ALL) {
      String service = service(mistake);
      schema.append(
          "  %s: String @rest(service: %s, get: \"/%s/%s\")\n"
              .formatted(mistake, service, service, mistake));
      script(mistake, "/" + service + "/" + mistake);
    }
    gateway
        .file("facet.yaml", YAML.replace("URL", http2.url()))
        .file("schema/web.graphql", schema + "}\n")
        .start(Mode.START);

    for (ServiceMistake mistake : ServiceMistake.ALL.reversed()) {
      asksByField(mistake);
      if (!mistake.behindTheHead()) {
        asksByRoute(mistake);
      }
    }
  }

  private static String service(ServiceMistake mistake) {
    return switch (mistake.script()) {
      case ServiceMistake.Http1 _ -> "odd";
      case ServiceMistake.Http2 _ -> "odd2";
    };
  }

  private void script(ServiceMistake mistake, String path) {
    switch (mistake.script()) {
      case ServiceMistake.Http1(var response) ->
          gateway.upstream("odd").on("GET", path, _ -> response);
      case ServiceMistake.Http2(var frames) -> http2.on(path, (_, stream) -> frames.accept(stream));
    }
  }

  private void asksByField(ServiceMistake mistake) throws Exception {
    FailureCode code = mistake.code();
    int lines = fields.events().size();
    double before = count(mistake);

    JsonObject body = gateway.client().graphQl("/graphql", "{ " + mistake + " }");

    assertEquals(before + 1, count(mistake), mistake::toString);
    if (code == null) {
      assertEquals("ok", body.getJsonObject("data").getString(mistake.name()), body::encode);
      assertEquals(lines, fields.events().size(), mistake::toString);
      return;
    }
    JsonObject error = body.getJsonArray("errors").getJsonObject(0);
    assertEquals(code.name(), error.getJsonObject("extensions").getString("code"), body::encode);
    assertEquals(lines + 1, fields.events().size(), mistake::toString);
    assertLine(mistake, code, fields.members());
  }

  private void asksByRoute(ServiceMistake mistake) throws Exception {
    FailureCode code = mistake.code();
    int lines = routes.events().size();
    double before = count(mistake);

    HttpResponse<String> response = gateway.client().get("/" + service(mistake) + "/" + mistake);

    assertEquals(before + 1, count(mistake), mistake::toString);
    if (code == null) {
      assertEquals("\"ok\"", response.body(), mistake::toString);
      assertEquals(lines, routes.events().size(), mistake::toString);
      return;
    }
    assertEquals(code.status(), response.statusCode(), mistake::toString);
    assertEquals(code.name(), new JsonObject(response.body()).getString("code"));
    assertEquals(lines + 1, routes.events().size(), mistake::toString);
    assertLine(mistake, code, routes.members());
  }

  private static void assertLine(
      ServiceMistake mistake, FailureCode code, List<Map<String, Object>> lines) {
    Map<String, Object> line = lines.getLast();
    assertEquals(service(mistake), line.get("service"));
    assertTrue(String.valueOf(line.get("endpoint")).startsWith("http://"), line::toString);
    assertEquals(code.name(), line.get("code"));
    assertEquals(code.outcome().label(), line.get("outcome"));
    assertTrue(
        String.valueOf(line.get("cause")).startsWith(mistake.cause()), () -> mistake + " " + line);
  }

  /** Calls counted so far under the outcome of a code; of success for none. */
  private double count(ServiceMistake mistake) throws Exception {
    FailureCode code = mistake.code();
    String outcome = code == null ? "2xx" : code.outcome().label();
    String series =
        "facet_upstream_calls_total{outcome=\"%s\",service=\"%s\"} "
            .formatted(outcome, service(mistake));
    return gateway
        .management()
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
        .findFirst()
        .orElse(0);
  }
}
