// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {
  private static final DiagnosticPrinter PLAIN = new DiagnosticPrinter(false);

  private enum Code implements DiagnosticCode {
    UNKNOWN_SERVICE;

    @Override
    public CodeText text() {
      return new CodeText("FACET-S012", "a service that is not defined", "");
    }
  }

  private static final SourceText SCHEMA =
      new SourceText(
          "schema/web/products.graphql",
          "\n".repeat(13)
              + "  product(id: ID!): Product @rest(service: catlog, get: \"/products/{args.id}\")\n");
  private static final SourceText CONFIG =
      new SourceText("facet.yaml", "\n".repeat(8) + "  catalog:\n");

  private static Diagnostic.Error unknownService() {
    return error(SCHEMA.span(14, 44, 6))
        .labelled("not defined in facet.yaml")
        .hinted("did you mean \"catalog\"?")
        .relatedTo(List.of(CONFIG.span(9, 3, 7)));
  }

  private static Diagnostic.Error error(SourceSpan span) {
    return new Diagnostic.Error(Code.UNKNOWN_SERVICE, "unknown service \"catlog\"", span);
  }

  private static Diagnostic.Error named(String message, SourceSpan span) {
    return new Diagnostic.Error(Code.UNKNOWN_SERVICE, message, span);
  }

  private static String textOf(Diagnostic finding) {
    return PLAIN.text(List.of(finding));
  }

  private static String textOf(String line, int column, int length) {
    return textOf(error(new SourceText("a", line).span(1, column, length)));
  }

  @Test
  void printsTheLineWithACaret() {
    assertEquals(
        """
        error[FACET-S012]: unknown service "catlog"
          --> schema/web/products.graphql:14:44
        14 |   product(id: ID!): Product @rest(service: catlog, get: "/products/{args.id}")
           |                                            ^^^^^^ not defined in facet.yaml
           = help: did you mean "catalog"? (facet.yaml:9:3)    = more: facet explain FACET-S012
        """,
        textOf(unknownService()));
  }

  @Test
  void printsNoMoreThanThereIs() {
    assertEquals(
        """
        error[FACET-S012]: unknown service "catlog"
         --> a:1:1
        1 | abc
          | ^
          = more: facet explain FACET-S012
        """,
        textOf("abc", 1, 1));
  }

  @Test
  void printsRelatedPlacesWithoutAHint() {
    assertTrue(
        textOf(error(CONFIG.span(9, 3, 7)).relatedTo(List.of(CONFIG.span(1, 1, 0))))
            .contains("  = see: facet.yaml:1:1    = more: facet explain FACET-S012\n"));
  }

  @Test
  void printsAFindingWithoutAPlace() {
    Diagnostic.Warning warning = new Diagnostic.Warning(Code.UNKNOWN_SERVICE, "no file", null);
    assertEquals(
        """
        warning[FACET-S012]: no file
           = help: create it    = more: facet explain FACET-S012
        """,
        textOf(warning.hinted("create it")));
  }

  @Test
  void printsOnlyTheNameOfAnEmptyFile() {
    assertEquals(
        """
        error[FACET-S012]: unknown service "catlog"
         --> a
          = more: facet explain FACET-S012
        """,
        textOf("", 1, 0));
  }

  @Test
  void expandsTabs() {
    assertTrue(textOf("\ta:\tb", 5, 1).contains("1 |     a:  b\n  |         ^\n"));
  }

  @Test
  void pointsBehindTheLastCharacterOfALine() {
    assertTrue(textOf("abc", 4, 0).contains("1 | abc\n  |    ^\n"));
  }

  @Test
  void marksOnlyTheFirstOfSeveralLines() {
    assertTrue(textOf("a: [b,\n  c]", 4, 8).contains("1 | a: [b,\n  |    ^^^\n"));
  }

  @Test
  void countsCharactersOutsideTheBasicPlaneOnce() {
    assertTrue(textOf("\uD83D\uDE00 x", 4, 1).contains("\n  |   ^\n"));
  }

  @Test
  void hidesCharactersThatATerminalObeys() {
    SourceText source = new SourceText("a\u001b", "b\u001b[31m \u202e c\r");
    String text = textOf(named("m\u001b\nn", source.span(1, 1, 1)));
    assertFalse(text.contains("\u001b"));
    assertFalse(text.contains("\u202e"));
    assertTrue(text.startsWith("error[FACET-S012]: m\uFFFD n\n"));
    assertTrue(text.contains("1 | b\uFFFD[31m \uFFFD c\n"));
  }

  @Test
  void cutsTheEndOfALongLine() {
    String text = textOf("x".repeat(10) + "y" + "z".repeat(500), 11, 1);
    assertTrue(text.contains("1 | " + "x".repeat(10) + "y" + "z".repeat(109) + "…\n"), text);
    assertTrue(text.contains("  | " + " ".repeat(10) + "^\n"), text);
  }

  @Test
  void cutsBothEndsOfALongLine() {
    String text = textOf("x".repeat(300) + "y" + "z".repeat(300), 301, 1);
    assertTrue(text.contains("1 | …" + "x".repeat(40) + "y" + "z".repeat(79) + "…\n"), text);
    assertTrue(text.contains("  | " + " ".repeat(41) + "^\n"), text);
  }

  @Test
  void cutsALongCaret() {
    String text = textOf("x".repeat(300), 201, 100);
    assertTrue(text.contains("1 | …" + "x".repeat(120) + "…\n"), text);
    assertTrue(text.contains("  | " + " ".repeat(41) + "^".repeat(80) + "\n"), text);
  }

  @Test
  void sortsByFileAndLineAndKeepsTheRest() {
    SourceText a = new SourceText("a", "1\n2\n3 3\n");
    SourceText b = new SourceText("b", "1\n");
    List<Diagnostic> findings =
        List.of(
            named("five", b.span(1, 1, 1)),
            named("three", a.span(3, 3, 1)),
            named("four", a.span(3, 1, 1)),
            named("two", a.span(2, 1, 1)),
            new Diagnostic.Warning(Code.UNKNOWN_SERVICE, "one", null));
    String order =
        PLAIN
            .text(findings)
            .lines()
            .filter(line -> line.contains("]: "))
            .map(line -> line.substring(line.indexOf("]: ") + 3))
            .collect(Collectors.joining(" "));
    assertEquals("one two three four five", order);
  }

  @Test
  void separatesFindingsByAnEmptyLine() {
    String text = PLAIN.text(List.of(unknownService(), unknownService()));
    assertTrue(text.contains("FACET-S012\n\nerror["));
    assertEquals("", PLAIN.text(List.of()));
  }

  @Test
  void coloursOnDemandOnly() {
    String text = new DiagnosticPrinter(true).text(List.of(unknownService()));
    assertTrue(text.startsWith("\u001b[1;31merror[FACET-S012]\u001b[0m"));
    assertEquals(textOf(unknownService()), text.replaceAll("\u001b\\[[0-9;]*m", ""));
    Diagnostic.Warning warning =
        new Diagnostic.Warning(Code.UNKNOWN_SERVICE, "w", CONFIG.span(9, 3, 7));
    assertTrue(new DiagnosticPrinter(true).text(List.of(warning)).contains("\u001b[1;33m^^^^^^^"));
  }

  @Test
  void writesJson() {
    assertEquals(
        "{\"formatVersion\":1,\"command\":\"check\",\"ok\":false,\"diagnostics\":["
            + "{\"code\":\"FACET-S012\",\"severity\":\"error\","
            + "\"message\":\"unknown service \\\"catlog\\\"\","
            + "\"file\":\"schema/web/products.graphql\",\"line\":14,\"column\":44,"
            + "\"endLine\":14,\"endColumn\":50,\"hint\":\"did you mean \\\"catalog\\\"?\","
            + "\"related\":[{\"file\":\"facet.yaml\",\"line\":9,\"column\":3,"
            + "\"endLine\":9,\"endColumn\":10}]}]}\n",
        PLAIN.json("check", List.of(unknownService())));
  }

  @Test
  void writesJsonWithoutAPlace() {
    assertEquals(
        "{\"formatVersion\":1,\"command\":\"check\",\"ok\":true,\"diagnostics\":["
            + "{\"code\":\"FACET-S012\",\"severity\":\"warning\",\"message\":\"m\","
            + "\"file\":null,\"line\":null,\"column\":null,\"endLine\":null,"
            + "\"endColumn\":null,\"hint\":\"\",\"related\":[]}]}\n",
        PLAIN.json("check", List.of(new Diagnostic.Warning(Code.UNKNOWN_SERVICE, "m", null))));
  }

  @Test
  void writesGithubAnnotations() {
    assertEquals(
        "::error file=schema/web/products.graphql,line=14,endLine=14,col=44,endColumn=50,"
            + "title=FACET-S012::unknown service \"catlog\"%0Ahelp: did you mean \"catalog\"?\n",
        PLAIN.github(List.of(unknownService())));
  }

  @Test
  void escapesGithubAnnotations() {
    SourceText source = new SourceText("a:b,c", "x\ny");
    assertEquals(
        """
        ::warning title=FACET-S012::100%25%0D%0A::error
        ::error file=a%3Ab%2Cc,line=1,endLine=2,title=FACET-S012::m
        """,
        PLAIN.github(
            List.of(
                named("m", source.span(1, 1, 3)),
                new Diagnostic.Warning(Code.UNKNOWN_SERVICE, "100%\r\n::error", null))));
  }
}
