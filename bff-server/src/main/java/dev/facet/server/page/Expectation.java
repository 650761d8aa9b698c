// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.facet.schema.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Compares what a page says with what came: JSON by structure, other text by its characters. */
public final class Expectation {
  private static final String ANY = "(any)";
  private static final String NONE = "(none)";
  private static final String MISSING = "(missing)";

  private final JsonPlaces places;
  private final List<Mismatch> found = new ArrayList<>();

  private Expectation(JsonPlaces places) {
    this.places = places;
  }

  /**
   * What is wrong with headers; empty where nothing is.
   *
   * @param expected a message of the page
   * @param actual the values of a header that came
   */
  public static List<Mismatch> headers(HttpText expected, Function<String, List<String>> actual) {
    List<Mismatch> found = new ArrayList<>();
    List<String> names = expected.headers().stream().map(Map.Entry::getKey).toList();
    for (String name : names.stream().distinct().toList()) {
      List<String> wanted =
          expected.headers().stream()
              .filter(header -> header.getKey().equals(name))
              .map(Map.Entry::getValue)
              .toList();
      List<String> came = actual.apply(name);
      if (!matches(wanted, came)) {
        int last = Math.max(0, expected.at().lines().size() - 1);
        SourceSpan place = expected.at().span(Math.min(names.indexOf(name) + 1, last));
        found.add(
            new Mismatch(
                place,
                "header " + name,
                String.join(" and ", wanted),
                came.isEmpty() ? MISSING : String.join(" and ", came)));
      }
    }
    return found;
  }

  private static boolean matches(List<String> wanted, List<String> came) {
    return switch (wanted.getFirst()) {
      case ANY -> !came.isEmpty();
      case NONE -> came.isEmpty();
      default -> wanted.equals(came);
    };
  }

  /** What is wrong with a body; empty where nothing is. */
  public static List<Mismatch> body(PageText expected, String actual) {
    String text = expected.text().stripTrailing();
    Optional<JsonNode> wanted = JsonPlaces.json(text);
    Optional<JsonNode> came = JsonPlaces.json(actual);
    if (wanted.isPresent() && came.isPresent()) {
      Expectation comparison = new Expectation(new JsonPlaces(expected));
      comparison.compare(new Path("$", ""), wanted.get(), came.get());
      return List.copyOf(comparison.found);
    }
    return text.equals(actual.stripTrailing())
        ? List.of()
        : List.of(
            new Mismatch(
                expected.span(text.isEmpty() ? -1 : 0), "body", shown(text), shown(actual)));
  }

  private static String shown(String text) {
    return text.isEmpty() ? NONE : text;
  }

  /**
   * The way to a value.
   *
   * @param shown for people: {@code $.data.items[0]}
   * @param pointer the same as RFC 6901 has it
   */
  private record Path(String shown, String pointer) {
    Path member(String name) {
      return new Path(
          shown + "." + name, pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    Path item(int index) {
      return new Path(shown + "[" + index + "]", pointer + "/" + index);
    }
  }

  private void compare(Path path, JsonNode wanted, JsonNode came) {
    if (wanted.isTextual() && wanted.textValue().equals(ANY)) {
      return;
    }
    if (wanted.isObject() && came.isObject()) {
      wanted.properties().forEach(entry -> member(path, entry, came));
      came.properties().stream()
          .filter(entry -> !wanted.has(entry.getKey()))
          .forEach(entry -> differ(path.member(entry.getKey()), NONE, entry.getValue().toString()));
    } else if (wanted.isArray() && came.isArray() && wanted.size() == came.size()) {
      for (int i = 0; i < wanted.size(); i++) {
        compare(path.item(i), wanted.get(i), came.get(i));
      }
    } else if (!wanted.equals(came)) {
      differ(path, wanted.toString(), came.toString());
    }
  }

  private void member(Path path, Map.Entry<String, JsonNode> wanted, JsonNode came) {
    JsonNode value = came.get(wanted.getKey());
    if (value == null) {
      differ(path.member(wanted.getKey()), wanted.getValue().toString(), MISSING);
    } else {
      compare(path.member(wanted.getKey()), wanted.getValue(), value);
    }
  }

  private void differ(Path path, String expected, String actual) {
    found.add(new Mismatch(places.of(path.pointer()), path.shown(), expected, actual));
  }
}
