// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.jsonschema;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keywords of JSON Schema that mean the same in draft 4 and 2020-12, and no others: one that is
 * not known is a fault of the test, so that none is passed over.
 */
public final class JsonSchema {
  private static final Set<String> WORDS_ONLY =
      Set.of(
          "$schema",
          "$id",
          "id",
          "$comment",
          "title",
          "description",
          "default",
          "format",
          "$defs",
          "definitions",
          "markdownDescription",
          "examples",
          "deprecated");

  private final JsonObject root;

  /** A schema, with what it refers to within itself. */
  public JsonSchema(JsonObject root) {
    this.root = root;
  }

  /** What is wrong with a value, each with the pointer to it; empty where it is valid. */
  public List<String> faults(@Nullable Object value) {
    List<String> faults = new ArrayList<>();
    check(root, value, "", faults);
    return faults;
  }

  private void check(Object schema, @Nullable Object value, String at, List<String> faults) {
    if (schema instanceof Boolean all) {
      if (!all) {
        faults.add(at + ": not allowed");
      }
      return;
    }
    JsonObject object = (JsonObject) schema;
    for (String keyword : object.fieldNames()) {
      if (!WORDS_ONLY.contains(keyword)) {
        keyword(object, keyword, value, at, faults);
      }
    }
  }

  private void keyword(
      JsonObject schema, String word, @Nullable Object value, String at, List<String> faults) {
    Object rule = schema.getValue(word);
    String fault = at + ": " + word + " " + shown(rule) + ", but " + shown(value);
    boolean good =
        switch (word) {
          case "$ref" -> passes(referred((String) rule), value, at, faults);
          case "type" -> types(rule).stream().anyMatch(type -> isOf((String) type, value));
          case "const" -> Objects.equals(rule, value);
          case "enum" -> types(rule).contains(value);
          case "pattern" ->
              !(value instanceof String text)
                  || Pattern.compile((String) rule).matcher(text).find();
          case "minLength" -> !(value instanceof String text) || text.length() >= number(rule);
          case "minimum" ->
              !(value instanceof Number number) || number.doubleValue() >= number(rule);
          case "maximum" ->
              !(value instanceof Number number) || number.doubleValue() <= number(rule);
          case "anyOf" -> types(rule).stream().anyMatch(each -> isValid(each, value));
          case "oneOf" -> types(rule).stream().filter(each -> isValid(each, value)).count() == 1;
          case "allOf" -> types(rule).stream().allMatch(each -> passes(each, value, at, faults));
          case "not" -> !isValid(rule, value);
          default -> ofContainer(schema, word, value, at, faults);
        };
    if (!good && !word.equals("$ref") && !word.equals("allOf")) {
      faults.add(fault);
    }
  }

  private boolean ofContainer(
      JsonObject schema, String word, @Nullable Object value, String at, List<String> faults) {
    Object rule = schema.getValue(word);
    return switch (word) {
      case "properties", "patternProperties", "additionalProperties" -> {
        // One reading of all three, at the first of them that the schema has.
        if (value instanceof JsonObject object && first(schema).equals(word)) {
          object.forEach(entry -> property(schema, entry, at, faults));
        }
        yield true;
      }
      case "required" ->
          !(value instanceof JsonObject object)
              || types(rule).stream().allMatch(name -> object.containsKey((String) name));
      case "propertyNames" ->
          !(value instanceof JsonObject object)
              || object.fieldNames().stream().allMatch(name -> isValid(rule, name));
      case "minProperties" ->
          !(value instanceof JsonObject object) || object.size() >= number(rule);
      case "maxProperties" ->
          !(value instanceof JsonObject object) || object.size() <= number(rule);
      case "items" -> {
        if (value instanceof JsonArray items) {
          for (int i = 0; i < items.size(); i++) {
            check(rule, items.getValue(i), at + "/" + i, faults);
          }
        }
        yield true;
      }
      case "minItems" -> !(value instanceof JsonArray items) || items.size() >= number(rule);
      case "uniqueItems" ->
          !(value instanceof JsonArray items) || items.stream().distinct().count() == items.size();
      default ->
          throw new IllegalArgumentException("keyword: " + word + " (expected: a known one)");
    };
  }

  private static String first(JsonObject schema) {
    return schema.containsKey("properties")
        ? "properties"
        : schema.containsKey("patternProperties") ? "patternProperties" : "additionalProperties";
  }

  private void property(
      JsonObject schema, Map.Entry<String, Object> entry, String at, List<String> faults) {
    String below = at + "/" + entry.getKey();
    boolean known = false;
    JsonObject named = schema.getJsonObject("properties", new JsonObject());
    if (named.containsKey(entry.getKey())) {
      known = true;
      check(named.getValue(entry.getKey()), entry.getValue(), below, faults);
    }
    for (var pattern : schema.getJsonObject("patternProperties", new JsonObject())) {
      if (Pattern.compile(pattern.getKey()).matcher(entry.getKey()).find()) {
        known = true;
        check(pattern.getValue(), entry.getValue(), below, faults);
      }
    }
    if (!known && schema.containsKey("additionalProperties")) {
      check(schema.getValue("additionalProperties"), entry.getValue(), below, faults);
    }
  }

  private boolean passes(Object schema, @Nullable Object value, String at, List<String> faults) {
    int before = faults.size();
    check(schema, value, at, faults);
    return faults.size() == before;
  }

  private boolean isValid(Object schema, @Nullable Object value) {
    return passes(schema, value, "", new ArrayList<>());
  }

  private Object referred(String reference) {
    Object found = root;
    for (String name : reference.substring(1).split("/", -1)) {
      found = name.isEmpty() ? found : ((JsonObject) found).getValue(name);
    }
    return Objects.requireNonNull(found, reference);
  }

  private static boolean isOf(String type, @Nullable Object value) {
    return switch (type) {
      case "object" -> value instanceof JsonObject;
      case "array" -> value instanceof JsonArray;
      case "string" -> value instanceof String;
      case "boolean" -> value instanceof Boolean;
      case "null" -> value == null;
      case "number" -> value instanceof Number;
      case "integer" -> value instanceof Number number && number.doubleValue() % 1 == 0;
      default -> throw new IllegalArgumentException("type: " + type);
    };
  }

  private static List<?> types(Object rule) {
    return rule instanceof JsonArray several ? several.stream().toList() : List.of(rule);
  }

  private static double number(Object rule) {
    return ((Number) rule).doubleValue();
  }

  private static String shown(@Nullable Object value) {
    String text = String.valueOf(value);
    return text.length() > 120 ? text.substring(0, 120) + "…" : text;
  }
}
