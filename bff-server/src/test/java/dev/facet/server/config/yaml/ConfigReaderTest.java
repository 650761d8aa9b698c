// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.compile.ConfigFixture;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.finding.ConfigFindings;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
  private final ConfigFindings findings = new ConfigFindings();

  private ConfigNode read(String text) {
    ConfigNode node =
        ConfigReader.read(new SourceText("a.yaml", text), ConfigFixture.SUBSTITUTIONS, findings);
    assertNotNull(node, () -> found().toString());
    return node;
  }

  private List<Diagnostic> found() {
    return findings.<String>outcome("").diagnostics();
  }

  private String text(String yaml, String path) {
    ConfigNode node = ConfigSpans.node(read(yaml), path);
    assertEquals(List.of(), found());
    return assertInstanceOf(ConfigNode.Scalar.class, node).text();
  }

  private Diagnostic rejected(String text) {
    assertNull(
        ConfigReader.read(new SourceText("a.yaml", text), ConfigFixture.SUBSTITUTIONS, findings));
    assertEquals(1, found().size());
    return found().getFirst();
  }

  private Diagnostic onlyFinding(String text) {
    read(text);
    assertEquals(1, found().size(), () -> found().toString());
    return found().getFirst();
  }

  private static String place(Diagnostic finding) {
    SourceSpan span = finding.span();
    assertNotNull(span);
    return span + " " + span.text();
  }

  @Test
  void keepsValuesAsTheyAreWritten() {
    assertEquals("no", text("a: no", "a"));
    assertEquals("1e3", text("a: 1e3", "a"));
    assertEquals("007", text("a: 007", "a"));
    assertEquals("2001-01-01", text("a: 2001-01-01", "a"));
    assertEquals("x\ny\n", text("a: |\n  x\n  y\nb: 1", "a"));
    assertEquals("a \"b\"", text("a: 'a \"b\"'", "a"));
  }

  @Test
  void readsByteOrderMarksAndWindowsLines() {
    assertEquals("1", text("\uFEFFa: 1\r\nb: 2\r\n", "a"));
    assertEquals("2", text("a: 1\r\nb: 2\r\n", "b"));
  }

  @Test
  void readsDocumentMarksAroundOneDocument() {
    assertEquals("1", text("%YAML 1.2\n---\na: 1\n...\n", "a"));
  }

  @Test
  void locatesValues() {
    ConfigNode root =
        read(
            """
            first: plain  # words
            block: |
              one
              two

            flow: { list: [1, "2"] }
            deep:
              - a
              - b: c

            # the end
            """);
    ConfigSpans spans = new ConfigSpans(root);
    assertEquals("plain", span(spans, "first"));
    assertEquals("|\n  one\n  two", span(spans, "block"));
    assertEquals("{ list: [1, \"2\"] }", span(spans, "flow"));
    assertEquals("\"2\"", span(spans, "flow.list[1]"));
    assertEquals("- a\n  - b: c", span(spans, "deep"));
  }

  @Test
  void locatesBehindCharactersOutsideTheBasicPlane() {
    ConfigSpans spans = new ConfigSpans(read("# \uD83D\uDE00\na: \"\uD83D\uDE00\"\nb: [c, d]\n"));
    assertEquals("\"\uD83D\uDE00\"", span(spans, "a"));
    assertEquals("d", span(spans, "b[1]"));
    assertEquals("[c, d]", span(spans, "b"));
  }

  private static String span(ConfigSpans spans, String path) {
    SourceSpan span = spans.value(path);
    assertNotNull(span, path);
    return span.text();
  }

  @Test
  void findsNamesThatHoldDots() {
    ConfigSpans spans = new ConfigSpans(read("a.b: { c: 1 }\na: { b: { c: 2 } }\n"));
    assertEquals("1", span(spans, "a.b.c"));
    assertNull(spans.value("a.b.c.d"));
    assertNull(spans.value("a.b["));
  }

  @Test
  void repeatsAnchoredValues() {
    String yaml = "a: &x { list: &y [1] }\nb: *x\nc: *y\nd: &z text\ne: *z\n";
    assertEquals("1", text(yaml, "b.list[0]"));
    assertEquals("1", text(yaml, "c[0]"));
    assertEquals("text", text(yaml, "e"));
  }

  @Test
  void rejectsAliasesThatMultiply() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      String ten = String.join(", ", Collections.nCopies(10, "*a" + (i - 1)));
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ten));
    }
    Diagnostic finding = rejected(bomb.toString());
    assertEquals(ConfigCode.UNSUPPORTED_YAML, finding.code());
    assertEquals("aliases make more than 200000 values", finding.message());
    assertTrue(place(finding).endsWith("*a4"), place(finding));
  }

  @Test
  void rejectsAliasesToThemselves() {
    Diagnostic finding = onlyFinding("a: &x [*x]");
    assertEquals("an alias that names nothing defined above it", finding.message());
  }

  @Test
  void rejectsTooManyValues() {
    Diagnostic finding = rejected("a: [" + "1,".repeat(200_001) + "]");
    assertEquals("more than 200000 values", finding.message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{ a: ", "- "})
  void rejectsEndlessNesting(String opening) {
    Diagnostic finding = rejected(opening.repeat(20_000));
    assertEquals(ConfigCode.UNSUPPORTED_YAML, finding.code());
    assertEquals("nested deeper than 64 levels", finding.message());
  }

  @Test
  void rejectsEndlessText() {
    Diagnostic finding = rejected("#".repeat((4 << 20) + 1));
    assertEquals("the file is longer than 4194304 characters", finding.message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# nothing\n", "---\n", "~", "--- null\n..."})
  void rejectsEmptyFiles(String text) {
    Diagnostic finding = rejected(text);
    assertEquals(ConfigCode.EMPTY_FILE, finding.code());
    assertEquals("start with \"version: 1\"", finding.hint());
  }

  @Test
  void rejectsCharactersThatYamlForbids() {
    Diagnostic finding = rejected("\uD83D\uDE00: 1\na: \u0001x");
    assertEquals("character U+0001 is not allowed", finding.message());
    assertEquals("a.yaml:2:4 \u0001", place(finding));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a: \"\\U00FFFFFF\"", "%YAML 99999999999.1\n---\na: 1", "%YAML 3.0\n---\na: 1"})
  void rejectsWhatTheParserCannotLocate(String text) {
    assertEquals(ConfigCode.NOT_YAML, rejected(text).code());
  }

  @Test
  void showsWhereAnOpenBracketBegins() {
    Diagnostic finding = rejected("a: [1,\nb: 2\nc: 3\n");
    assertEquals("a.yaml:1:4", String.valueOf(finding.span()));
    assertEquals(List.of("a.yaml:3:2"), finding.related().stream().map(Object::toString).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"? [a, b]\n: 1\nx: 1", "[a]: 1\nx: 1", "\"\": 1\nx: 1", "?\n: 1\nx: 1"})
  void rejectsKeysThatAreNoWords(String text) {
    Diagnostic finding = onlyFinding(text);
    assertEquals(ConfigCode.UNSUPPORTED_YAML, finding.code());
  }

  @Test
  void rejectsTagsEverywhere() {
    read("!a x: !b [ !c d ]\ny: !!map {}");
    assertEquals(
        Collections.nCopies(4, "a tag, which is not supported"),
        found().stream().map(Diagnostic::message).toList());
  }

  @Test
  void putsVariablesAndFilesIntoValues() {
    assertEquals("http://catalog-1:8181/x", text("a: http://${env.HOST}:${env.PORT}/x", "a"));
    assertEquals("fallback", text("a: ${env.NOPE:-fallback}", "a"));
    assertEquals("fallback", text("a: ${env.EMPTY:-fallback}", "a"));
    assertEquals("8181", text("a: ${env.PORT:-1}", "a"));
    assertEquals("", text("a: ${env.NOPE:-}", "a"));
    assertEquals("Bearer s3cr3t-token", text("a: \"Bearer ${file:/run/secrets/token}\"", "a"));
    assertEquals("s3cr3t-token", text("a: [{ b: \"${file:/run/secrets/token}\" }]", "a[0].b"));
  }

  @Test
  void leavesEscapedPlaceholdersAndOtherDollarsAlone() {
    assertEquals("${env.HOST}", text("a: $${env.HOST}", "a"));
    assertEquals("$ $$ $5 {}", text("a: \"$ $$ $5 {}\"", "a"));
    assertEquals("${catalog-1", text("a: $${${env.HOST}", "a"));
    assertEquals("$5 {path}", text("a: $5 {path}", "a"));
  }

  @Test
  void looksOnceOnly() {
    Substitutions nested = new Substitutions(name -> "${env." + name + "}", path -> "");
    ConfigNode root = ConfigReader.read(new SourceText("a.yaml", "a: ${env.A}"), nested, findings);
    assertNotNull(root);
    ConfigNode node = ConfigSpans.node(root, "a");
    assertEquals("${env.A}", assertInstanceOf(ConfigNode.Scalar.class, node).text());
  }

  @Test
  void tellsApartSeveralPlaceholdersOfOneValue() {
    read("a: ${env.NOPE}-${env.HOST}-${env.NOPE}-${env.GONE}");
    assertEquals(
        List.of("a.yaml:1:4", "a.yaml:1:28", "a.yaml:1:40"),
        found().stream().map(finding -> String.valueOf(finding.span())).toList());
  }

  @Test
  void printsNoSecrets() {
    ConfigNode root = read("a: \"${file:/run/secrets/token}\"");
    assertTrue(root.toString().contains("${file:/run/secrets/token}"));
    assertTrue(!root.toString().contains("s3cr3t"), root.toString());
  }

  @Test
  void needsAMapping() {
    Compilation<ConfigDocument> compilation = ConfigFixture.compile("[a]");
    assertEquals(
        "the file: a list (expected: a mapping)", compilation.diagnostics().getFirst().message());
  }
}
