// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Compares what a page says with what came: JSON by structure, other text by its characters. */
final class Expectation {
  private static final String ANY = "(any)";
  private static final String NONE = "(none)";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Expectation() {}

  /** What is wrong with headers; empty where nothing is. */
  static List<String> headers(
      List<Map.Entry<String, String>> expected, Function<String, List<String>> actual) {
    List<String> faults = new ArrayList<>();
    for (String name : expected.stream().map(Map.Entry::getKey).distinct().toList()) {
      List<String> wanted =
          expected.stream()
              .filter(header -> header.getKey().equals(name))
              .map(Map.Entry::getValue)
              .toList();
      List<String> came = actual.apply(name);
      if (!matches(wanted, came)) {
        faults.add("header " + name + ": " + came + " (expected: " + wanted + ")");
      }
    }
    return faults;
  }

  private static boolean matches(List<String> wanted, List<String> came) {
    return switch (wanted.getFirst()) {
      case ANY -> !came.isEmpty();
      case NONE -> came.isEmpty();
      default -> wanted.equals(came);
    };
  }

  /** What is wrong with a body; empty where nothing is. */
  static List<String> body(String expected, String actual) {
    Optional<JsonNode> wanted = json(expected);
    Optional<JsonNode> came = json(actual);
    if (wanted.isPresent() && came.isPresent()) {
      List<String> faults = new ArrayList<>();
      compare("$", wanted.get(), came.get(), faults);
      if (!faults.isEmpty()) {
        faults.add("the whole body: " + came.get().toPrettyString());
      }
      return List.copyOf(faults);
    }
    return expected.equals(actual.stripTrailing())
        ? List.of()
        : List.of("body: '" + actual + "' (expected: '" + expected + "')");
  }

  private static Optional<JsonNode> json(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static void compare(String path, JsonNode wanted, JsonNode came, List<String> faults) {
    if (wanted.isTextual() && wanted.textValue().equals(ANY)) {
      return;
    }
    if (wanted.isObject() && came.isObject()) {
      wanted
          .properties()
          .forEach(entry -> member(path + "." + entry.getKey(), entry, came, faults));
      came.properties().stream()
          .filter(entry -> !wanted.has(entry.getKey()))
          .forEach(
              entry -> faults.add(path + "." + entry.getKey() + ": there (expected: nothing)"));
    } else if (wanted.isArray() && came.isArray() && wanted.size() == came.size()) {
      for (int i = 0; i < wanted.size(); i++) {
        compare(path + "[" + i + "]", wanted.get(i), came.get(i), faults);
      }
    } else if (!wanted.equals(came)) {
      faults.add(path + ": " + came + " (expected: " + wanted + ")");
    }
  }

  private static void member(
      String path, Map.Entry<String, JsonNode> wanted, JsonNode came, List<String> faults) {
    JsonNode value = came.get(wanted.getKey());
    if (value == null) {
      faults.add(path + ": missing (expected: " + wanted.getValue() + ")");
    } else {
      compare(path, wanted.getValue(), value, faults);
    }
  }
}
