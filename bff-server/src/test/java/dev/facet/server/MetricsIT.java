// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** {@code GET /metrics} of a gateway, compared with what was done to it. */
class MetricsIT extends MetricsFixture {
  private static final long PATIENCE_SECONDS = 60;
  private static final int ASKERS = 12;

  @Test
  void countsOneExecutionAndOneCompressionForEqualRequestsAtOnce() throws Exception {
    List<CompletableFuture<HttpResponse<byte[]>>> responses = new ArrayList<>();
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (int i = 0; i < ASKERS; i++) {
        responses.add(http.sendAsync(query(i % 3 == 0 ? "zstd" : "gzip"), bytes()));
      }
      awaitSample("facet_graphql_responses_total{frontend=\"web\"}", ASKERS);
      released.complete();
      for (int i = 0; i < ASKERS; i++) {
        HttpResponse<byte[]> response = responses.get(i).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertEquals("{\"data\":{\"name\":\"" + NAME + "\"}}", decompressed(response));
      }
    }

    awaitSample("facet_request_duration_seconds_count{kind=\"frontend\",route=\"web\"}", ASKERS);
    awaitSample(requestsOf("frontend", "web", "2xx"), ASKERS);
    Map<String, Double> samples = scrape();
    assertEquals(1, samples.get("facet_graphql_executions_total{frontend=\"web\"}"));
    assertEquals(2, samples.get("facet_graphql_compressions_total{frontend=\"web\"}"));
    assertEquals(1, calls(samples, "catalog", "2xx"));
    assertEquals(ASKERS, samples.get("facet_graphql_document_lookups_total{frontend=\"web\"}"));
    assertEquals(1, samples.get("facet_graphql_document_misses_total{frontend=\"web\"}"));
  }

  @Test
  void countsCallsAgainstCallsCoalesced() throws Exception {
    CompletableFuture<HttpResponse<String>> one = client.graphQlLater("/graphql", "{ name }");
    CompletableFuture<HttpResponse<String>> two = client.graphQlLater("/graphql", "{ n: name }");
    awaitSample("facet_graphql_executions_total{frontend=\"web\"}", 2);
    assertEquals(1, scrape().get("facet_upstream_in_flight{service=\"catalog\"}"));
    released.complete();
    one.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    two.get(PATIENCE_SECONDS, TimeUnit.SECONDS);

    Map<String, Double> samples = scrape();
    assertEquals(1, calls(samples, "catalog", "2xx"));
    assertEquals(1, samples.get("facet_upstream_calls_coalesced_total{service=\"catalog\"}"));
    assertEquals(0, samples.get("facet_upstream_in_flight{service=\"catalog\"}"));
    assertEquals(128, samples.get("facet_upstream_limit{service=\"catalog\"}"));
    assertEquals(0, samples.get("facet_upstream_waits_total{service=\"catalog\"}"));
    assertEquals(0, samples.get("facet_upstream_waited_seconds_total{service=\"catalog\"}"));
  }

  @Test
  void countsErrorsAndRejections() throws Exception {
    client.graphQl("/graphql", "{ broken }");
    client.graphQl("/graphql", "{ nothing }");
    client.get("/nowhere");
    client.send("DELETE", "/graphql");

    // A request is over behind its response.
    awaitSample(requestsOf("none", "none", "4xx"), 1);
    awaitSample(requestsOf("frontend", "web", "4xx"), 1);
    Map<String, Double> samples = scrape();
    assertEquals(1, errors(samples, "UPSTREAM_STATUS"));
    assertEquals(1, errors(samples, "GRAPHQL_VALIDATION_FAILED"));
    assertEquals(1, samples.get("facet_graphql_responses_total{frontend=\"web\"}"));
    assertEquals(1, calls(samples, "catalog", "5xx"));
    assertEquals(1, samples.get("facet_upstream_breaker{service=\"catalog\",state=\"closed\"}"));
  }

  @Test
  void countsClientsThatLeaveBeforeTheirResponse() throws Exception {
    try (RawConnection leaving = gateway.connect()) {
      leaving.send("GET /name HTTP/1.1\r\nhost: shop.example\r\n\r\n");
      gateway.upstream("catalog").awaitRequests(1);
    }

    awaitSample("facet_requests_total{kind=\"route\",route=\"names\",status=\"none\"}", 1);
    assertEquals(1, calls(scrape(), "catalog", "cancelled"));
  }

  @Test
  void keepsCountsOverAReload() throws Exception {
    released.complete();
    client.graphQl("/graphql", "{ name }");
    client.get("/name");
    client.get("/other");
    String version = version();

    gateway.file(
        "schema/web.graphql", SCHEMA + "extend type Query { more: String @value(text: \"m\") }");
    gateway.file(
        "facet.yaml",
        CONFIGURATION
            .replaceAll("(?m)^.*others.*\n", "")
            .replace("catalog: { ", "catalog: { maxResponse: 1MiB, "));
    assertTrue(gateway.reloads().next().accepted());
    client.graphQl("/graphql", "{ name more }");
    gateway.file("schema/web.graphql", "type Query {");
    assertFalse(gateway.reloads().next().accepted());

    awaitSample(requestsOf("frontend", "web", "2xx"), 2);
    awaitSample(requestsOf("route", "names", "2xx"), 1);
    Map<String, Double> samples = scrape();
    assertEquals(2, samples.get("facet_graphql_responses_total{frontend=\"web\"}"));
    assertEquals(3, calls(samples, "catalog", "2xx"), "though its client is another one");
    assertEquals(2, samples.get("facet_reloads_total{outcome=\"accepted\"}"));
    assertEquals(1, samples.get("facet_reloads_total{outcome=\"rejected\"}"));
    assertEquals(0, samples.get("facet_reload_accepted"));
    assertNotEquals(version, version());
    assertFalse(
        samples.keySet().stream().anyMatch(name -> name.contains("others")),
        "a route that was removed");
  }

  private HttpRequest query(String coding) {
    return HttpRequest.newBuilder(
            URI.create(
                "http://127.0.0.1:" + gateway.gateway().port() + "/graphql?query=%7Bname%7D"))
        .version(HttpClient.Version.HTTP_1_1)
        .header("accept-encoding", coding)
        .build();
  }

  private static HttpResponse.BodyHandler<byte[]> bytes() {
    return HttpResponse.BodyHandlers.ofByteArray();
  }

  private static String decompressed(HttpResponse<byte[]> response) throws Exception {
    String coding = response.headers().firstValue("content-encoding").orElse("none");
    byte[] plain =
        switch (coding) {
          case "zstd" -> Zstd.decompress(response.body(), NAME.length() + 100);
          case "gzip" ->
              new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
          default -> throw new AssertionError(coding);
        };
    return new String(plain, StandardCharsets.UTF_8);
  }

  private Map<String, Double> scrape() throws Exception {
    Map<String, Double> samples = new HashMap<>();
    page()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> {
          int space = line.lastIndexOf(' ');
          samples.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
        });
    return samples;
  }

  /** Asks until a sample has grown to a value. */
  private void awaitSample(String name, double value) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    Map<String, Double> samples = scrape();
    while (samples.getOrDefault(name, 0.0) < value) {
      assertTrue(System.nanoTime() < deadline, () -> name + " did not become " + value);
      samples = scrape();
    }
    assertEquals(value, samples.get(name));
  }

  private String version() throws Exception {
    return scrape().keySet().stream()
        .filter(name -> name.startsWith("facet_configuration_info"))
        .findFirst()
        .orElseThrow();
  }

  /** A sample that must be there. */
  private static double sample(Map<String, Double> samples, String name) {
    return Objects.requireNonNull(samples.get(name), () -> name + " in " + samples.keySet());
  }

  private static double calls(Map<String, Double> samples, String service, String outcome) {
    return sample(
        samples,
        "facet_upstream_calls_total{outcome=\"" + outcome + "\",service=\"" + service + "\"}");
  }

  private static String requestsOf(String kind, String route, String status) {
    return "facet_requests_total{kind=\"%s\",route=\"%s\",status=\"%s\"}"
        .formatted(kind, route, status);
  }

  private static double errors(Map<String, Double> samples, String code) {
    return sample(samples, "facet_graphql_errors_total{code=\"" + code + "\",frontend=\"web\"}");
  }
}
