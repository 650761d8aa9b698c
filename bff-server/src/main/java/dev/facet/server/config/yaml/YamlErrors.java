// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.yaml;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.finding.ConfigCode;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Text that is not YAML, in the words of a configuration's author: the parser tells where it
 * stopped, which is often a line below the mistake, and speaks of tokens and blocks.
 */
final class YamlErrors {
  private YamlErrors() {}

  static Diagnostic.Error diagnostic(YamlEngineException malformed, YamlPositions positions) {
    return switch (malformed) {
      case MarkedYamlEngineException marked -> of(YamlFault.of(marked, positions));
      case ReaderException reader -> {
        String character = String.format("U+%04X", reader.getCodePoint());
        yield new Diagnostic.Error(
                ConfigCode.NOT_YAML,
                "character " + character + " is not allowed",
                positions.at(reader.getPosition()))
            .hinted("remove it, or write it as an escape in double quotes");
      }
      default -> unlocated(positions.source());
    };
  }

  static Diagnostic.Error unlocated(SourceText source) {
    return new Diagnostic.Error(ConfigCode.NOT_YAML, "the file is not YAML", source.span(1, 1, 0));
  }

  private static Diagnostic.Error of(YamlFault fault) {
    return Stream.<Function<YamlFault, Optional<Diagnostic.Error>>>of(
            YamlScalarFaults::address,
            YamlScalarFaults::of,
            YamlScalarFaults::quote,
            YamlFlowFaults::of,
            YamlLineFaults::of)
        .flatMap(kind -> kind.apply(fault).stream())
        .findFirst()
        .orElseGet(() ->
            YamlFault.error(
                "it is not clear what this line means",
                fault.content(fault.at().line()),
                "check quotes, brackets and the indentation, here and in the line above"));
  }
}
