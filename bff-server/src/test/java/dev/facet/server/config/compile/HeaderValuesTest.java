// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.finding.ConfigCode;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A value of the file that cannot be a header is told when the file is read, not at each call. */
class HeaderValuesTest {
  private static String yaml(String header) {
    return """
    version: 1
    services:
      catalog:
        endpoints: [{ url: "http://a" }]
        headers:
          %s
    routes: [{ id: all, match: { path: /* }, auth: none, to: { catalog: 1 } }]
    """
        .formatted(header);
  }

  @ParameterizedTest
  @CsvSource({
    "'x-k: ${env.ENDED_KEY}', s3cr3t-key",
    "'x-k: ${file:/run/secrets/token}', s3cr3t-token",
    "'x-k: ${file:/run/secrets/marked}', s3cr3t-token",
    "'x-k: \"Bearer ${env.ENDED_KEY}, ${file:/run/secrets/marked}\"', 'Bearer s3cr3t-key, s3cr3t-token'",
    "'x-k: \"a\\tb ~\"', 'a\tb ~'",
  })
  void loseTheLineEndAndTheMarkOfTheirSource(String header, String value) {
    ConfigDocument document = ConfigFixture.good(yaml(header));
    assertEquals(
        value.replace("\\t", "\t"),
        Objects.requireNonNull(
                Objects.requireNonNull(document.config().services().get("catalog"))
                    .headers()
                    .get("x-k"))
            .value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${env.TWO_LINES}",
        "${env.WIDE_KEY}",
        "${file:/run/secrets/lines}",
        "\"a\\nb\"",
        "\"a\\r\\nx-admin: 1\"",
        "\"ab\\n\"",
        "\"a\\0b\"",
        "\"a\\eb\"",
        "\"a\\x7Fb\"",
        "\"a\\u0085b\"",
        "s3cr3t-é",
        "s3cr3t-€",
        "s3cr3t-\ufeff",
      })
  void areFoundAtTheirPlace(String value) {
    List<Diagnostic> findings = ConfigFixture.findings(yaml("x-k: " + value));
    assertEquals(1, findings.size(), findings.toString());
    Diagnostic finding = findings.getFirst();
    assertEquals(ConfigCode.BAD_VALUE, finding.code());
    assertTrue(finding.message().startsWith("headers.x-k: "), finding.message());
    assertTrue(finding.message().contains("ASCII without line ends"), finding.message());
    assertEquals(
        yaml("x-k: ").indexOf("x-k: ") + 5, Objects.requireNonNull(finding.span()).start());
    assertFalse(finding.toString().contains("s3cr3t"), finding.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "request: { set: { x-a: \"${env.TWO_LINES}\" } }",
        "request: { add: { x-a: \"Bearer ${env.WIDE_KEY}\" } }",
        "response: { set: { x-a: \"${file:/run/secrets/lines} {client.ip}\" } }",
        "response: { add: { x-api-key: \"s3cr3t\\0\" } }",
      })
  void ofPoliciesAreFoundAtTheirPlaceWithoutTheirSecrets(String edits) {
    List<Diagnostic> findings =
        ConfigFixture.findings(
            """
            version: 1
            services: { a: { endpoints: [{ url: "http://a" }] } }
            policies: { h: { headers: { %s } } }
            routes: [{ id: all, match: { path: /* }, auth: none, use: [h], to: { a: 1 } }]
            """
                .formatted(edits));
    assertEquals(1, findings.size(), findings.toString());
    Diagnostic finding = findings.getFirst();
    assertEquals(ConfigCode.BAD_VALUE, finding.code());
    assertTrue(finding.message().contains(": *** (expected: ASCII without"), finding.message());
    assertFalse(finding.toString().contains("s3cr3t"), finding.toString());
    assertFalse(
        Objects.requireNonNull(finding.span()).source().text().contains("s3cr3t"),
        finding.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"x k\": a", "\"x:k\": a", "x-é: a", "Connection: a", "content-length: 1"})
  void needANameThatCanBeSent(String header) {
    List<Diagnostic> findings = ConfigFixture.findings(yaml(header));
    assertEquals(1, findings.size(), findings.toString());
    assertTrue(findings.getFirst().message().startsWith("headers: "), findings.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"${env.LINE_END}", "${file:/run/secrets/empty}"})
  void areMissingWhereTheSourceHasNothingElse(String value) {
    List<Diagnostic> findings = ConfigFixture.findings(yaml("x-k: " + value));
    assertEquals(1, findings.size(), findings.toString());
    assertTrue(findings.getFirst().message().contains("empty"), findings.toString());
  }

  @Test
  void areAllToldAtOnce() {
    String three = "connection: a\n      x-k: \"é\"\n      \"a b\": c\n      x-good: d";
    assertEquals(
        List.of("connection", "\"*\"", "\"a b\""),
        ConfigFixture.findings(yaml(three)).stream()
            .map(finding -> Objects.requireNonNull(finding.span()).text())
            .toList());
  }
}
