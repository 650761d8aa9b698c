// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.compile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.DiagnosticPrinter;
import dev.facet.server.config.ConfigDocument;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in the file, reading it ends with a value or with printable findings. */
class ConfigFuzzTest {
  private static final List<String> FILES =
      List.of(
          ConfigCompilerTest.resource("complete.yaml"),
          ConfigCompilerTest.resource("design.yaml"),
          ConfigCompilerTest.resource("bench.yaml"));

  /** Pieces that mean something to YAML, to placeholders or to converters. */
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ": ",
          "- ",
          ",",
          "\n",
          "\n  ",
          "\t",
          "\"",
          "'",
          "|",
          ">",
          "#",
          "&a ",
          "*a",
          "*",
          "!!int ",
          "!",
          "<<: ",
          "? ",
          "%YAML 9.9\n",
          "---\n",
          "...\n",
          "${",
          "${env.CATALOG_KEY}",
          "${file:/run/secrets/token}",
          "$${",
          "}}",
          "~",
          "null",
          "",
          "\0",
          "\uFEFF",
          "\uD800",
          "\uD83D\uDE00",
          "\u0085",
          "\r",
          "\\U00FFFFFF",
          "\"\\U00FFFFFF\"",
          "9999999999999999999999",
          "-1",
          "0",
          "300",
          "1e999",
          "%",
          "/*",
          "{id}",
          "policies:",
          "services: ",
          "routes: ",
          "x: ");

  @Property(tries = 1500)
  void neverThrows(@ForAll("files") String file) {
    Compilation<ConfigDocument> compilation = ConfigFixture.compile(file);
    List<Diagnostic> findings = compilation.diagnostics();
    findings.forEach(finding -> assertNotNull(finding.span()));
    String text = new DiagnosticPrinter(true).text(findings);
    String json = new DiagnosticPrinter(false).json("check", findings);
    String github = new DiagnosticPrinter(false).github(findings);
    assertFalse((text + json + github).contains("s3cr3t"), text);
  }

  @Property(tries = 500)
  void neverThrowsOnNoise(@ForAll String noise) {
    assertNotNull(ConfigFixture.compile(noise));
  }

  @Provide
  Arbitrary<String> files() {
    return Arbitraries.of(FILES)
        .flatMap(file -> Arbitraries.longs().map(seed -> mutated(file, new Random(seed))));
  }

  private static String mutated(String file, Random random) {
    StringBuilder text = new StringBuilder(file);
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && !text.isEmpty(); i++) {
      int at = random.nextInt(text.length());
      int to = Math.min(text.length(), at + random.nextInt(12));
      String piece = PIECES.get(random.nextInt(PIECES.size()));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, to);
        case 1 -> text.insert(at, piece);
        case 2 -> text.replace(at, to, piece);
        default -> text.insert(random.nextInt(text.length()), text.substring(at, to));
      }
    }
    return text.toString();
  }
}
