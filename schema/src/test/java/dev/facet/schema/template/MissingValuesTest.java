// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.template.UrlTemplate.Rendered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of docs/schema-language.md: what becomes of a value, by what reads it and where. */
final class MissingValuesTest {
  private static final String HEAD =
      "| Value | path | query | header | body | key | idempotency key | `take` |";

  /** Each word for values is what these stand for. */
  private static final Map<String, List<@Nullable Object>> VALUES =
      Map.of(
          "null, missing", Collections.singletonList(null),
          "empty string", List.of(""),
          "blank string", List.of("  "),
          "empty list", List.of(List.of(), Collections.singletonList(null)),
          "list of empty strings", List.of(List.of(""), Arrays.asList("", null)),
          "list", List.of(List.of("a", "b")),
          "object", List.of(Map.of("a", 1L), List.of(Map.of("a", 1L))),
          "other than ASCII, white space at an end", List.of("\u0416", "\u00e9", "a ", "\ta"),
          "string, boolean", List.of("a", true),
          "number", List.of(7L));

  @ParameterizedTest
  @MethodSource("rows")
  void valuesBecomeWhatTheTableSays(List<String> row) {
    String roots = row.get(0).substring(0, row.get(0).indexOf(':'));
    String kind = row.get(0).substring(roots.length() + 2);
    List<@Nullable Object> values = requireNonNull(VALUES.get(kind), kind);
    for (String marked : roots.replace("`", "").split(", ", -1)) {
      for (Object value : values) {
        List<String> found =
            Arrays.stream(RequestPart.values())
                .filter(part -> part != RequestPart.KEYS)
                .map(part -> outcome(part, marked, value))
                .toList();
        assertEquals(row.subList(1, row.size()), found, marked + " " + value);
      }
    }
  }

  @Test
  void theTableIsWhole() throws IOException {
    List<String> first = rows().map(List::getFirst).toList();
    for (String root : List.of("args", "parent", "claims", "header", "client", "key")) {
      assertTrue(first.stream().anyMatch(row -> row.contains("`" + root + "`")), root);
    }
    assertTrue(first.size() > VALUES.size(), first::toString);
  }

  static Stream<List<String>> rows() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "schema-language.md"));
    return page.substring(page.indexOf(HEAD))
        .lines()
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList());
  }

  private static String outcome(RequestPart part, String marked, @Nullable Object value) {
    boolean optional = marked.endsWith("?");
    String root = optional ? marked.substring(0, marked.length() - 1) : marked;
    String hole = "{" + root + (root.equals("client") ? ".name" : ".v") + (optional ? "?}" : "}");
    Map<String, @Nullable Object> held = new HashMap<>();
    if (value != null) {
      held.put(root.equals("client") ? "name" : "v", value);
    }
    Scope scope = Scopes.of(root, held);
    return switch (part) {
      case PATH -> optional ? "finding" : word(url("/x/" + hole).render(scope), "/x/");
      case QUERY -> word(url("/x?a=" + hole).render(scope), "/x");
      case KEY -> optional ? "finding" : word(text(hole).fill(part, scope));
      case HEADER, IDEMPOTENCY_KEY, BODY, KEYS, TAKE -> word(text(hole).fill(part, scope));
    };
  }

  private static String word(Rendered rendered, String without) {
    return switch (rendered) {
      case Rendered.Target(var target) -> target.equals(without) ? "left out" : "sent";
      case Rendered.Missing _ -> "no call";
      case Rendered.Rejected _ -> "error";
    };
  }

  private static String word(Filled filled) {
    return switch (filled) {
      case Filled.Value _ -> "sent";
      case Filled.Absent _ -> "left out";
      case Filled.Missing _ -> "no call";
      case Filled.Rejected _ -> "error";
    };
  }

  private static UrlTemplate url(String source) {
    return requireNonNull(TemplateParser.url(source).value());
  }

  private static TextTemplate text(String source) {
    return requireNonNull(TemplateParser.text(source).value());
  }
}
