// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.value.ScalarText;
import dev.facet.server.value.ValueTemplate;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a property of a body is set to: JSON where the text is JSON, such as {@code 5}, {@code true}
 * or {@code {"a": []}}, else text with expressions. One that is exactly one expression keeps the
 * type of its value.
 *
 * @param constant the JSON; empty for none
 * @param template the text; null where it is JSON
 * @param hidden whether it must not be printed
 * @param text as the file has it
 */
record JsonValue(String constant, @Nullable ValueTemplate template, boolean hidden, String text) {
  private static final Pattern ESCAPED_BRACE = Pattern.compile("(?i)\\\\u007b");

  /** Reads as JSON where a string does, and is none by itself. */
  private static final String WITHIN_STRING = "_";

  /**
   * Reads a value. What comes from outside the file is a part of a string, whatever it holds, or a
   * number, a boolean or null.
   *
   * @throws IllegalArgumentException where it has expressions that mean nothing in a policy, or
   *     within JSON, where they are not read
   */
  static JsonValue valueOf(ScalarText text) {
    String json = json(text).strip();
    return json.isEmpty()
        ? new JsonValue("", ValueTemplate.valueOf(text), text.isSubstituted(), text.text())
        : new JsonValue(json, null, text.isSubstituted(), text.text());
  }

  /** The text as JSON; empty where it is none. */
  private static String json(ScalarText text) {
    String strings = text.with(_ -> WITHIN_STRING);
    if (isJson(strings)) {
      requireConstant(strings);
      return text.with(JsonValue::escaped);
    }
    String amounts = text.with(value -> isAmount(value) ? value : WITHIN_STRING);
    if (text.isSubstituted() && isJson(amounts)) {
      requireConstant(amounts);
      return text.with(value -> isAmount(value) ? value : escaped(value));
    }
    return "";
  }

  private static String escaped(String value) {
    String string = Json.encode(value);
    return string.substring(1, string.length() - 1);
  }

  private static boolean isAmount(String text) {
    return isJson(text) && "[{\"".indexOf(text.strip().charAt(0)) < 0;
  }

  private static boolean isJson(String text) {
    try {
      var _ = Json.decodeValue(text);
      return true;
    } catch (DecodeException noJson) {
      return false;
    }
  }

  /** What is to be a brace may be written as JSON escapes one. */
  private static void requireConstant(String json) {
    String unescaped = ESCAPED_BRACE.matcher(json).replaceAll("(");
    if (hasExpression(Json.decodeValue(unescaped))) {
      throw new IllegalArgumentException(
          "JSON without expressions, which are not read in it; set each by a path of its own, such"
              + " as user.name, or write \\u007b for a brace");
    }
  }

  private static boolean hasExpression(@Nullable Object json) {
    return switch (json) {
      case String string -> ValueTemplate.hasExpressions(string);
      case JsonObject object -> hasExpression(object.getMap());
      case JsonArray array -> hasExpression(array.getList());
      case Map<?, ?> object -> object.values().stream().anyMatch(JsonValue::hasExpression);
      case List<?> array -> array.stream().anyMatch(JsonValue::hasExpression);
      case null, default -> false;
    };
  }

  /**
   * The value for a request, as JSON.
   *
   * @param name of the setting, for what a client is told
   * @return null where a value is missing, so that there is nothing to set
   */
  @Nullable String of(String name, Exchange exchange) {
    if (template == null) {
      return constant;
    }
    Object value = template.inBody(name, exchange);
    return value == null ? null : Json.encode(value);
  }

  /** Whether it tells who or where the client is, as far as the gateway found out itself. */
  boolean tellsTheClient() {
    return template != null && template.tellsTheClient();
  }

  /** Whether the value is missing where there are no claims. */
  boolean needsClaims() {
    return template != null && template.needsClaims();
  }

  /** Hides what must not be printed. */
  @Override
  public String toString() {
    return hidden ? "***" : text;
  }
}
