// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Text that is not YAML: the parser's complaint with a remedy for the usual reasons. */
final class YamlErrors {
  private YamlErrors() {}

  static Diagnostic.Error diagnostic(YamlEngineException malformed, YamlPositions positions) {
    return switch (malformed) {
      case MarkedYamlEngineException marked -> marked(marked, positions);
      case ReaderException reader -> {
        String character = String.format("U+%04X", reader.getCodePoint());
        yield new Diagnostic.Error(
            ConfigCode.NOT_YAML,
            "character " + character + " is not allowed",
            positions.at(reader.getPosition()));
      }
      default -> unlocated(positions.source());
    };
  }

  static Diagnostic.Error unlocated(SourceText source) {
    return new Diagnostic.Error(ConfigCode.NOT_YAML, "the file is not YAML", source.span(1, 1, 0));
  }

  private static Diagnostic.Error marked(
      MarkedYamlEngineException marked, YamlPositions positions) {
    SourceSpan span =
        positions.at(
            marked.getProblemMark().isPresent()
                ? marked.getProblemMark()
                : marked.getContextMark());
    SourceSpan begun = positions.at(marked.getContextMark());
    String problem = marked.getProblem() == null ? "not YAML" : marked.getProblem();
    SourceSpan place = begun.text().equals("*") && begun.line() == span.line() ? word(begun) : span;
    return new Diagnostic.Error(ConfigCode.NOT_YAML, "not YAML: " + problem, place)
        .hinted(hint(problem, place))
        .relatedTo(begun.line() < span.line() ? List.of(begun) : List.of());
  }

  /** The text up to what ends it in YAML. */
  private static SourceSpan word(SourceSpan start) {
    String text = start.source().text();
    int end = start.start();
    while (end < text.length() && " ,]}\n\r".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return new SourceSpan(start.source(), start.start(), end);
  }

  private static String hint(String problem, SourceSpan span) {
    String line = span.source().line(span.line());
    if (problem.contains("TAB") || span.text().equals("\t")) {
      return "indent with spaces";
    }
    if (line.contains("${")) {
      return "put quotes around values that hold ${...}";
    }
    if (!span.text().isEmpty() && "@`%*&!|>".indexOf(span.text().charAt(0)) >= 0) {
      return "text that starts with " + span.text().charAt(0) + " needs quotes";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "text that holds a colon and a space needs quotes; check the indentation";
    }
    if (problem.contains("block end") || problem.contains("could not find expected ':'")) {
      return "check the indentation, and the space behind each colon";
    }
    return problem.contains("expected ',' or") ? "a bracket or a comma is missing" : "";
  }
}
