// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.DiagnosticPrinter;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.server.config.finding.ConfigCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake is found where it is, once, with a remedy, and without consequences. */
class MistakesTest {
  private static final String GOOD = ConfigCompilerTest.resource("complete.yaml");

  static Stream<Mistake> mistakes() {
    return Stream.of(
            FormMistakes.all(),
            ValueMistakes.all(),
            RouteMistakes.all(),
            DestinationMistakes.all(),
            RuleMistakes.all())
        .flatMap(mistakes -> mistakes);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void findsTheMistakeAndNothingElse(Mistake mistake) {
    List<Diagnostic> findings = ConfigFixture.findings(mistake.in(GOOD));
    String all = new DiagnosticPrinter(false).text(findings);
    assertEquals(1, findings.size(), all);
    Diagnostic finding = findings.getFirst();
    SourceSpan span = finding.span();
    assertNotNull(span);
    assertEquals(mistake.code(), finding.code(), all);
    assertEquals(starred(mistake.place(GOOD), finding, span.text()), span + " " + span.text(), all);
    assertTrue(finding.message().contains(mistake.message()), all);
    assertTrue(finding.hint().contains(mistake.hint()), all);
    assertTrue(!all.contains("s3cr3t"), all);
  }

  /** The place of a mistake, with the stars of its text where the message has stars for it. */
  private static String starred(String place, Diagnostic finding, String text) {
    StringBuilder starred = new StringBuilder(place);
    int from = place.length() - text.length();
    for (int i = 0; i < text.length() && finding.message().contains("***"); i++) {
      if (text.charAt(i) == '*') {
        starred.setCharAt(from + i, '*');
      }
    }
    return starred.toString();
  }

  @Test
  void knowsAMistakeForEveryCode() {
    Set<ConfigCode> without = EnumSet.allOf(ConfigCode.class);
    mistakes().forEach(mistake -> without.remove(mistake.code()));
    assertEquals(
        EnumSet.of(
            ConfigCode.BAD_DOCUMENT, // these are about other files than this one
            ConfigCode.BAD_DOCUMENT_FILE,
            ConfigCode.NO_DOCUMENT,
            ConfigCode.DYNAMIC_DOCUMENT,
            ConfigCode.DUPLICATE_DOCUMENT,
            ConfigCode.UNUSED_FRAGMENT,
            ConfigCode.TOO_MANY_REGEXES, // these need many routes: RouteFindingsTest
            ConfigCode.SHARED_STICKY_COOKIE,
            ConfigCode.SERVED_BESIDE_REDIRECT, // a page: served-beside-redirects.md
            ConfigCode.FROM_CLIENT_UNUSED, // a page: headers-from-clients.md
            ConfigCode.CLAIMS_OF_NOBODY, // a page: claims-of-nobody.md
            ConfigCode.UNREAD_EXPRESSION, // a page: expressions-that-are-not-read.md
            ConfigCode.UNKNOWN_METHOD,
            ConfigCode.MALFORMED_TEST_PAGE, // these are about pages: PageRunsIT
            ConfigCode.FAILED_TEST_PAGE,
            ConfigCode.CERTIFICATE_TIME, // these need certificates: CertificateFindingsIT
            ConfigCode.CERTIFICATE_ORDER,
            ConfigCode.HOST_WITHOUT_CERTIFICATE,
            ConfigCode.UNASKED_CERTIFICATE,
            ConfigCode.PRINCIPAL_OF_THE_CLIENT, // of a plugin that this project does without
            ConfigCode.MALFORMED_ACCEPTANCE, // these are about comments
            ConfigCode.UNUSED_ACCEPTANCE,
            ConfigCode.LISTENER_NOT_OPENED, // is about what runs already
            ConfigCode.INEFFECTIVE_SETTING, // is a warning, as is the next
            ConfigCode.COMPRESSED_TWICE,
            ConfigCode.UNUSABLE_TRUST_STORE, // is about the JVM
            ConfigCode.NO_SCHEMA_FILE,
            ConfigCode.SERVED_FOLDER_MISSING, // these two are about what lies on the disk
            ConfigCode.PUBLIC_PROJECT,
            ConfigCode.UNREADABLE_PROJECT_FILE,
            ConfigCode.EMPTY_FILE, // has no line
            ConfigCode.NOTHING_SERVED, // is about what is not there
            ConfigCode.UNUSED_POLICY, // these do not reject the file
            ConfigCode.KEPT_PATH_AROUND_ROUTE,
            ConfigCode.SHADOWED_BY_REGEX,
            ConfigCode.REDIRECT_WITHOUT_PROXY,
            ConfigCode.STICKY_WITHOUT_CHOICE,
            ConfigCode.FAILOVER_NEVER,
            ConfigCode.WEBSOCKET_NEVER,
            ConfigCode.UNUSED_SERVICE),
        without);
  }

  @Test
  void findsAllMistakesInOneRun() {
    String bad =
        """
        version: 1
        listeners:
          public: { port: 70000, address: "a b", limits: { uri: 8, headerCount: 0 }, prot: 1 }
        services:
          catalog:
            endpoints: [{ url: "${env.NOPE}" }, { url: "ftp://x" }]
            pool: { max: 0, queue: -1, idle: soon }
        policies:
          limit: { rateLimit: { keys: [ip] } }
          jwt: { jtw: {} }
        frontends:
          web: { path: graphql, schema: [] }
          app: { path: /app, schema: [a.graphql], use: [limt] }
          tv: { path: /tv, schema: [a.graphql], use: [limit] }
          kiosk: { path: /kiosk, schema: [a.graphql] }
        routes:
          - { id: a, match: { path: /a, methods: [get] }, auth: none, to: { catalog: 1 } }
          - { id: b, match: { path: /b }, auth: none, to: { catlog: 1 } }
          - { id: b, match: { path: /b }, auth: none, to: { catalog: 1 } }
        """;
    List<String> found =
        ConfigFixture.findings(bad).stream()
            .map(finding -> finding.code() + " " + finding.span())
            .sorted()
            .toList();
    assertEquals(
        """
        BAD_PATH facet.yaml:12:16
        BAD_VALUE facet.yaml:17:43
        BAD_VALUE facet.yaml:3:19
        BAD_VALUE facet.yaml:3:35
        BAD_VALUE facet.yaml:3:73
        BAD_VALUE facet.yaml:6:48
        BAD_VALUE facet.yaml:7:18
        BAD_VALUE facet.yaml:7:28
        BAD_VALUE facet.yaml:7:38
        EQUAL_ROUTES facet.yaml:19:14
        EQUAL_ROUTE_IDS facet.yaml:19:7
        MISSING_UNIT facet.yaml:3:57
        NO_AUTHENTICATION facet.yaml:14:41
        NO_AUTHENTICATION facet.yaml:15:3
        UNKNOWN_KEY facet.yaml:3:78
        UNKNOWN_KEY facet.yaml:9:25
        UNKNOWN_PLUGIN facet.yaml:10:10
        UNKNOWN_POLICY facet.yaml:13:49
        UNKNOWN_SERVICE facet.yaml:18:53
        UNSET_VARIABLE facet.yaml:6:25
        """,
        String.join("\n", found) + "\n");
  }
}
