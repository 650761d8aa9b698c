// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.TestPem;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code GET /metrics} as a page: who may ask, and what it shows and does not. */
class MetricsPageIT extends MetricsFixture {
  private static final Pattern SERIES = Pattern.compile("^# TYPE (\\S+) ", Pattern.MULTILINE);
  private static final Pattern DOCUMENTED = Pattern.compile("^\\| `(\\w+)`", Pattern.MULTILINE);

  @Test
  void saysNothingThatARequestSaid() throws Exception {
    released.complete();
    client.get("/name?key=s3cret", "authorization", "Bearer s3cret", "x-s3cret", "s3cret");
    client.get("/s3cret");
    client.graphQl("/graphql", "query s3cret { s3cret: name }", "graphql-client-name", "s3cret");
    client.graphQl("/graphql", "{ s3cret }");

    assertFalse(page().contains("s3cret"), page());
  }

  @Test
  void isAnsweredByTheRulesOfTheManagementListener() throws Exception {
    TestClient management = gateway.management();
    HttpResponse<String> page = management.get("/metrics");

    assertEquals(200, page.statusCode());
    assertEquals(
        "text/plain; version=0.0.4; charset=utf-8",
        page.headers().firstValue("content-type").orElse(""));
    for (String method : List.of("HEAD", "POST", "DELETE")) {
      assertEquals(
          management.send(method, "/readyz").statusCode(),
          management.send(method, "/metrics").statusCode(),
          method);
    }
    assertEquals(404, management.get("/metrics/more").statusCode());
    assertEquals(404, management.get("/metric").statusCode());
    assertEquals(404, client.get("/metrics").statusCode(), "not where clients ask");
  }

  @Test
  void everySeriesIsDocumentedAndNoOther() throws Exception {
    haveAllKinds();
    client.graphQl("/graphql", "{ nothing }");
    String documents = Files.readString(Path.of("..", "docs", "metrics.md"));

    assertEquals(found(DOCUMENTED, documents), found(SERIES, page()));
  }

  /** Some series are those of certificates, or of routes with several services. */
  private void haveAllKinds() throws Exception {
    TestPem.Signed own = TestPem.authority(folder.resolve("made")).sign("shop", "shop.example");
    String secure =
        """

        listeners:
          public: { port: 0, address: 127.0.0.1 }
          secure:
            port: 0
            address: 127.0.0.1
            tls: { certificates: [{ cert: made/shop.pem, key: made/shop.key }] }
          management: { port: 0 }
        """;
    assertTrue(Files.exists(own.cert()));
    String both =
        """
          - { id: copied, match: { path: /c }, auth: none, to: { other: 1 }, mirror: { to: catalog } }
          - { id: safe, match: { path: /s }, auth: none, to: { other: 1 }, failover: { to: catalog } }
        """;
    gateway.file("facet.yaml", CONFIGURATION + both + secure);
    RecordedReloads.Outcome outcome = gateway.reloads().next();
    assertTrue(outcome.accepted(), outcome.toString());
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
