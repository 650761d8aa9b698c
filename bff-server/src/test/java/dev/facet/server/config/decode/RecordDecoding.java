// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.compile.ConfigFixture;
import dev.facet.server.config.finding.ConfigFindings;
import dev.facet.server.config.yaml.ConfigNode;
import dev.facet.server.config.yaml.ConfigReader;
import dev.facet.server.config.yaml.Place;
import java.util.Map;

/** Decodes text in the way of the configuration, for tests of records. */
final class RecordDecoding {
  private RecordDecoding() {}

  /** What a string comes to. */
  static <C extends Record> Compilation<C> decode(String yaml, Class<C> type) {
    SourceText source = new SourceText("p.yaml", yaml);
    ConfigNode node = ConfigReader.read(source, ConfigFixture.SUBSTITUTIONS, new ConfigFindings());
    assertNotNull(node);
    ConfigFindings findings = new ConfigFindings();
    RecordDecoder decoder = new RecordDecoder(Map.of(), Map.of(), findings);
    return findings.outcome(decoder.record(node, type, Place.root(node)));
  }

  /** The record of a good text. */
  static <C extends Record> C good(String yaml, Class<C> type) {
    return switch (decode(yaml, type)) {
      case Compilation.Compiled<C>(var value, _) -> value;
      case Compilation.Rejected<C>(var errors, _) -> throw new AssertionError(errors);
    };
  }

  /** Places, messages and hints of all that is wrong with a string. */
  static <C extends Record> String rejected(String yaml, Class<C> type) {
    Compilation<C> compilation = decode(yaml, type);
    assertInstanceOf(Compilation.Rejected.class, compilation);
    return String.join(
        "; ",
        compilation.diagnostics().stream()
            .map(finding -> finding.span() + " " + finding.message() + hint(finding))
            .toList());
  }

  private static String hint(Diagnostic finding) {
    return finding.hint().isEmpty() ? "" : " / " + finding.hint();
  }
}
