// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.value.ValueTemplate;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
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
  /**
   * Reads a value.
   *
   * @param substituted whether a part of it comes from outside the file
   * @throws IllegalArgumentException where it has expressions that mean nothing in a policy
   */
  static JsonValue valueOf(String text, boolean substituted) {
    try {
      Object json = Json.decodeValue(text);
      return new JsonValue(json == null ? "null" : text.strip(), null, substituted, text);
    } catch (DecodeException noJson) {
      return new JsonValue("", ValueTemplate.valueOf(text, substituted), substituted, text);
    }
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
