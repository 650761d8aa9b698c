// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.resolver.failure.ErrorCode;
import dev.facet.schema.diagnostic.DiagnosticCode;
import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.cli.result.CommandResult;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.importing.sample.ImportCode;
import dev.facet.server.plugin.ProblemCode;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code facet explain} for a code: of a finding in files, or of an error that clients see. */
final class CodeExplanation {
  private static final String ALL = "CODES";

  private CodeExplanation() {}

  /**
   * What the words mean; empty where they are not made like a code.
   *
   * @throws CommandFailure where they are, and there is no such code
   */
  static Optional<CommandResult> of(List<String> words) {
    if (words.size() != 1) {
      return Optional.empty();
    }
    String word = words.getFirst().toUpperCase(Locale.ROOT);
    String code = word.matches("[A-Z]\\d{3}") ? "FACET-" + word : word;
    if (code.equals(ALL)) {
      return Optional.of(list());
    }
    String text = catalogue().get(code);
    if (text == null
        && (code.startsWith("FACET-") || words.getFirst().matches("[A-Z]+(_[A-Z]+)+"))) {
      String near = Suggestion.hint(code, catalogue().keySet());
      throw CommandFailure.usage("code: " + code + " (expected: one of docs/errors.md)")
          .hinted((near + " facet explain codes lists them all").strip());
    }
    return Optional.ofNullable(text).map(meaning -> result(code, meaning));
  }

  /** All codes with what they mean, sorted. */
  public static Map<String, String> catalogue() {
    Map<String, String> catalogue = new TreeMap<>();
    Stream.<DiagnosticCode[]>of(SchemaCode.values(), ConfigCode.values(), ImportCode.values())
        .flatMap(Stream::of)
        .forEach(
            code -> catalogue.put(code.id(), code.summary() + "\n\n" + code.explanation().strip()));
    for (ErrorCode code : ErrorCode.values()) {
      catalogue.put(code.name(), code.meaning() + "\n\n" + code.remedy());
    }
    for (ProblemCode code : ProblemCode.values()) {
      catalogue.merge(
          code.name(), code.explanation(), (field, request) -> field + "\n\n" + request);
    }
    return catalogue;
  }

  /** Every code with the first line of what it means. */
  private static CommandResult list() {
    StringBuilder text = new StringBuilder();
    JsonObject codes = new JsonObject();
    catalogue()
        .forEach((code, meaning) -> {
          String summary = meaning.lines().findFirst().orElse("");
          text.append(code).append(": ").append(summary).append('\n');
          codes.put(code, summary);
        });
    return new CommandResult(text.toString(), new JsonObject().put("codes", codes));
  }

  private static CommandResult result(String code, String text) {
    return new CommandResult(
        code + ": " + text + "\n", new JsonObject().put("code", code).put("explanation", text));
  }
}
