// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.DiagnosticPrinter;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.pipeline.PluginCatalogue;
import dev.facet.upstream.config.Secret;
import dev.facet.upstream.config.UpstreamConfig;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed of a file that holds secrets and mistakes on the same line. */
class SecretMaskTest {
  private static final String SECRET = "hush-hush-1234";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "services: { catalog: { endpoints: [], headers: { x-api-key: hush-hush-1234 }, oops: 1 } }",
        "services: { catalog: { headers: { x-api-key: \"Bearer hush-hush-1234\" } } }",
        "services: { catalog: { endpoints: [], headers: hush-hush-1234 } }",
        "policies: { k: { apiKey: { keys: \"partner:hush-hush-1234\", oops: 1 } } }",
        "policies: { k: { apiKey: { kyes: \"partner:hush-hush-1234\" } } }",
        "policies: { k: { apiKey: { keys: [hush-hush-1234] } } }",
        "policies: { k: { apiKey: { clients: [{ name: a, key: hush-hush-1234, oops: 1 }] } } }",
        "policies: { k: { apiKey: { clients: [hush-hush-1234] } } }",
        "policies: { k: { jwt: { oops: 1, keys: [{ kid: a, secret: hush-hush-1234 }] } } }",
        "policies: { k: { apiKye: { clients: [{ name: a, key: hush-hush-1234 }] } } }",
        "policies: { k: { apiKey: { keys: \"${env.NONE:-hush-hush-1234}\", oops: 1 } } }",
        "policies: { k: { apiKey: { keys: \"a:hush-hush-1234 ${env.NONE}\" } } }",
        "policies: { k: { apiKey: { clients: [{ key: hush-hush-1234 } } }",
        "password: 'hush-hush-1234",
        "\"token\": hush-hush-1234\n  - [",
      })
  void printsNoSecretBesideAMistake(String line) {
    String printed = printed("version: 1\n" + line + "\n");

    assertTrue(printed.contains("FACET-C"), printed);
    assertFalse(printed.contains(SECRET), printed);
  }

  @Test
  void pointsAtTheSamePlaceAsWithoutIt() {
    String printed =
        printed(
            """
            version: 1
            policies:
              k: { apiKey: { clients: [{ name: a, key: hush-hush-1234, scoeps: [x] }] } }
            """);

    assertTrue(printed.contains("facet.yaml:3:60"), printed);
    assertTrue(printed.contains("key: **************, scoeps: [*]"), printed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "services: { c: { endpoints: [], headers: { authorization: a, authorization: %s } } }",
        "services: { c: { endpoints: [] }, c: { headers: { a: %s } } }",
        "policies: { k: { jwt: { keys: [{ secret: abcd, secret: %s }] } } }",
        "policies: { k: { apiKey: { keys: abcd, keys: %s } } }",
        "services: { c: { endpoints: [], <<: { a: %s } } }",
        "services: { c: { endpoints: [], header: { x-custom: %s } } }",
        "services: { c: { endpoints: [{ url: \"http://a\", headers: { authorization: %s } }] } }",
        "services: { c: { endpoints: [{ url: \"http://a\", tls: { cert: %s } }] } }",
        "services: { c: { endpoints: [], timeout: { call: %s } } }",
        "policies: { k: { jwt: { hmac: %s } } }",
        "routes: [{ id: a, headers: { x: %s }, use: [{ apiKey: { a: %s } }] }]",
        "secrets: { a: [%s] }",
        "env: %s",
        "services: { c: { endpoints: [], headers: { authorization: *%s } } }",
        "services: { c: { endpoints: [], headers: { authorization: !%s } } }",
        "services: { c: { endpoints: [], headers: { authorization: !%s x } } }",
        "routes: [{ id: a, match: { headers: { authorization: \"\\t%s\" } }, auth: none, to: {} }]",
        "routes: [{ id: a, match: { query: { token: %s } }, oops: 1 }]",
        "routes: [{ id: a, respond: { headers: { set-cookie: \"\\t%s\" } }, auth: none }]",
        "policies: { k: { jwt: { issuer: a, audience: [b], jwks: \"https://u:%s@h/\" } } }",
        "services: { c: { headers: { authorization: Bearer %s: x } } }",
        "cookie: 'hush-hush-1234",
      })
  void printsNoSecretInAPlaceThatIsNone(String line) {
    String printed = printed("version: 1\n" + line.replace("%s", SECRET) + "\n");

    assertTrue(printed.contains("FACET-C"), printed);
    assertFalse(printed.contains(SECRET), printed);
  }

  @Test
  void showsNoValueOfAMatchThatComesFromOutside() {
    String printed =
        printed(
            """
            version: 1
            services: { s: { endpoints: [{ url: "http://a" }] } }
            routes:
              - { id: a, match: { headers: { x-a: "${env.HOST}" }, query: { b: "${env.HOST}" } }, auth: none, to: { s: 1 } }
              - { id: b, match: { headers: { x-a: "${env.HOST}" }, query: { b: "${env.HOST}" } }, auth: none, to: { s: 1 } }
            """);

    assertTrue(printed.contains("same requests: /*?b=*** with x-a: ***\n"), printed);
  }

  @Test
  void quotesWhatIsNoSecretAsItStands() {
    String printed =
        printed("version: 1\nservices: { a: { endpoints: [], maxResponse: hush-hush-1234 } }\n");

    assertTrue(printed.contains("maxResponse: " + SECRET), printed);
  }

  @Test
  void quotesPlaceholdersAsTheyStand() {
    String printed =
        printed(
            "version: 1\npolicies: { k: { apiKey: { keys: \"${env.CATALOG_KEY}\", o: 1 } } }\n");

    assertTrue(printed.contains("${env.CATALOG_KEY}"), printed);
  }

  @Test
  void hidesSecretsFromChecksThatComeLater() {
    ConfigDocument document =
        ConfigFixture.good(
            """
            version: 1
            services: { catalog: { endpoints: [{ url: "http://a" }], headers: { a: hush-hush-1234 } } }
            routes: [{ id: a, match: { path: /a }, auth: none, to: { catalog: 1 } }]
            """);

    SourceText source = Objects.requireNonNull(document.spans().key("services.catalog")).source();
    assertFalse(source.text().contains(SECRET), source.text());
    UpstreamConfig catalog = Objects.requireNonNull(document.config().services().get("catalog"));
    assertEquals(new Secret(SECRET), catalog.headers().get("a"));
  }

  private static String printed(String text) {
    return new DiagnosticPrinter(false)
        .text(
            new ConfigCompiler(ConfigFixture.SUBSTITUTIONS, PluginCatalogue.load().all())
                .compile(new SourceText("facet.yaml", text))
                .diagnostics());
  }
}
