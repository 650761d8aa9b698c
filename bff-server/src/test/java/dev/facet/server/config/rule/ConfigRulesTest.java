// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.compile.ConfigFixture;
import dev.facet.server.config.finding.ConfigCode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigRulesTest {
  private static final String BASE =
      """
      version: 1
      services: { a: { endpoints: [{ url: "http://a" }] }, b: { endpoints: [{ url: "http://b" }] } }
      """;

  private static String words(List<? extends Diagnostic> findings) {
    return String.join(
        "; ", findings.stream().map(found -> found.code() + " " + found.span()).toList());
  }

  private static String findings(String rest) {
    return words(ConfigFixture.findings(BASE + rest));
  }

  @Test
  void needsSomethingToServe() {
    assertEquals("NOTHING_SERVED facet.yaml:1:1", findings(""));
    assertEquals("NOTHING_SERVED facet.yaml:1:1", findings("frontends: {}\nroutes: []\n"));
  }

  @Test
  void doesNotMissWhatIsThereButBroken() {
    assertEquals("WRONG_TYPE facet.yaml:3:9", findings("routes: all\n"));
    assertEquals(
        "MISSING_KEY facet.yaml:4:3",
        findings("frontends:\n  web: { schema: [a.graphql], auth: none }\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ path: /x }, { path: /y }",
        "{ path: /x }, { path: /x/* }",
        "{ path: /x, methods: [GET] }, { path: /x, methods: [POST] }",
        "{ path: /x, methods: [GET] }, { path: /x }",
        "{ path: /x, host: a.example }, { path: /x, host: b.example }",
        "{ path: /x, host: a.example }, { path: /x }",
        "{ path: /x, host: a.example }, { path: /x, host: \"*.example\" }"
      })
  void tellsRoutesApart(String matches) {
    assertEquals("", findings(routes(matches)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ path: /x }, { path: /x }",
        "{ path: /* }, {}",
        "{ path: /x, methods: [GET, PUT] }, { path: /x, methods: [PUT] }",
        "{ path: /x, host: A.example }, { path: /x, host: a.example }"
      })
  void rejectsRoutesThatAreEqual(String matches) {
    String found = findings(routes(matches));
    assertTrue(found.startsWith("EQUAL_ROUTES facet.yaml:5:"), found);
  }

  private static String routes(String matches) {
    String[] both = matches.split("(?<=}), ", 2);
    return """
    routes:
      - { id: one, match: %s, auth: none, to: { a: 1 } }
      - { id: two, match: %s, auth: none, to: { b: 1 } }
    """
        .formatted(both[0], both[1]);
  }

  @Test
  void stripsWholeSegments() {
    String route =
        "routes: [{ id: x, match: { path: %s }, auth: none, to: { a: 1 }, rewrite: { strip: %s } }]";
    assertEquals("", findings(route.formatted("/v1/*", "/v1")));
    assertEquals("", findings(route.formatted("/v1/a", "/v1")));
    assertTrue(findings(route.formatted("/v10/*", "/v1")).startsWith("STRIP_NEVER_APPLIES"));
    assertTrue(findings(route.formatted("/*", "/v1")).startsWith("STRIP_NEVER_APPLIES"));
    assertTrue(findings(route.formatted("/v1/*", "/v1/")).startsWith("BAD_VALUE"));
    assertTrue(findings(route.formatted("/v1/*", "/")).startsWith("BAD_VALUE"));
  }

  @Test
  void comparesPortsOnSharedAddresses() {
    String rest = "listeners: { %s }\nfrontends: { w: { path: /g, schema: [a], auth: none } }\n";
    assertEquals("EQUAL_PORTS facet.yaml:3:24", findings(rest.formatted("public: { port: 9090 }")));
    assertEquals("", findings(rest.formatted("public: { port: 9090, address: 10.0.0.1 }")));
    assertEquals("", findings(rest.formatted("public: { port: 0 }, management: { port: 0 }")));
    assertEquals(
        "EQUAL_PORTS facet.yaml:3:68",
        findings(
            rest.formatted(
                "public: { port: 1, address: 10.0.0.1 }, management: { port: 1, address: 0.0.0.0 }")));
  }

  @Test
  void namesAnEmptySection() {
    Diagnostic finding =
        ConfigFixture.findings(
                """
                version: 1
                routes: [{ id: x, match: { path: /x }, auth: none, to: { a: 1 } }]
                """)
            .getFirst();
    assertEquals(ConfigCode.UNKNOWN_SERVICE, finding.code());
    assertEquals("define it under \"services\"", finding.hint());
    assertEquals(List.of(), finding.related());
  }

  @Test
  void showsWhereTheLikelyNameIsDefined() {
    Diagnostic finding =
        ConfigFixture.findings(
                """
                version: 1
                services: { catalog: { endpoints: [{ url: "http://a" }] } }
                routes: [{ id: x, match: { path: /x }, auth: none, to: { catlog: 1 } }]
                """)
            .getFirst();
    assertEquals("did you mean \"catalog\"?", finding.hint());
    assertEquals("not defined under services", finding.label());
    assertEquals("[facet.yaml:2:13]", finding.related().toString());
  }

  /** A proxy that ends TLS and is not trusted makes such a redirect one that never ends. */
  @Test
  void warnsOfRedirectsToHttpsWhereNoProxyIsTrusted() {
    String routes =
        """
        routes:
          - { id: x, match: { path: /x }, auth: none, redirect: { scheme: https } }
          - { id: y, match: { path: /y }, auth: none, to: { a: 1, b: 1 } }
        """;
    String found = findings(routes);
    assertTrue(found.startsWith("REDIRECT_WITHOUT_PROXY facet.yaml:4:"), found);
    assertEquals(
        "", findings("listeners: { public: { trustedProxies: [10.0.0.0/8] } }\n" + routes));
    assertEquals("", findings(routes.replace("scheme: https", "to: \"http://c.example{path}\"")));
  }

  @Test
  void warnsOfServicesThatNothingCalls() {
    ConfigDocument document =
        ConfigFixture.good(
            BASE + "routes: [{ id: x, match: { path: /x }, auth: none, to: { a: 1 } }]");
    assertEquals(
        "UNUSED_SERVICE facet.yaml:2:54", words(ConfigRules.unusedServices(document, Set.of())));
    assertEquals("", words(ConfigRules.unusedServices(document, Set.of("b"))));
  }

  @Test
  void givesEveryCodeAnIdOfItsOwnAndAnExample() {
    Set<String> ids = new HashSet<>();
    for (ConfigCode code : ConfigCode.values()) {
      assertTrue(code.id().matches("FACET-C\\d{3}"), code.id());
      assertTrue(ids.add(code.id()), code.id());
      assertTrue(!code.summary().isBlank() && !code.summary().endsWith("."), code.summary());
      assertTrue(
          code.explanation().matches("(?s).+\\.\n\nwrong:\n  .+\n\nright:\n  .+\n"), code.id());
    }
  }
}
