// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.facet.schema.FrontendSchema;
import dev.facet.schema.SchemaCompiler;
import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of {@code changes.txt}: in the first line what is found, then the files, lines of the
 * old one behind a minus, of the new one behind a plus, of both behind blanks.
 */
final class SchemaComparisonTest {
  private static final String QUERY = "type Query { q: Int @value(json: 1) }\n";

  static Stream<String> cases() throws IOException {
    try (InputStream in = SchemaComparisonTest.class.getResourceAsStream("changes.txt")) {
      String all =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).strip();
      return Arrays.stream(all.split("\n\n", -1));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsWhatChangedAndNothingElse(String text) {
    List<String> lines = text.lines().toList();
    List<String> expected = new ArrayList<>(List.of(lines.getFirst().split(", ", -1)));
    expected.remove("NONE");

    List<String> found =
        SchemaComparison.of(side(lines, '-'), side(lines, '+')).stream()
            .map(change -> change.kind() + " " + change.coordinate())
            .toList();

    assertEquals(expected, found);
  }

  @Test
  void hasACaseForNearlyEveryKind() throws IOException {
    String all = String.join("\n", cases().toList());
    List<ChangeKind> untried =
        Arrays.stream(ChangeKind.values())
            .filter(kind -> !all.matches("(?s).*\\b" + kind + "\\b.*"))
            .toList();

    assertEquals(
        List.of(
            ChangeKind.FRONTEND_REMOVED, ChangeKind.FRONTEND_ADDED, ChangeKind.OPERATION_REJECTED),
        untried);
  }

  private static FrontendSchema side(List<String> lines, char sign) {
    StringBuilder text = new StringBuilder();
    for (String line : lines.subList(1, lines.size())) {
      boolean taken = line.charAt(0) == sign || line.charAt(0) == ' ';
      if (taken) {
        text.append(line.substring(2)).append('\n');
      }
    }
    if (!text.toString().contains("query:") && !text.toString().contains("type Query")) {
      text.append(QUERY);
    }
    Map<String, @Nullable SourceSpan> services = new HashMap<>();
    services.put("users", null);
    services.put("orders", null);
    SourceText source = new SourceText("web.graphql", text.toString());
    return switch (new SchemaCompiler().compile(List.of(source), services)) {
      case Compilation.Compiled<FrontendSchema>(var schema, _) -> schema;
      case Compilation.Rejected<FrontendSchema>(var errors, _) -> fail(text + "\n" + errors);
    };
  }
}
