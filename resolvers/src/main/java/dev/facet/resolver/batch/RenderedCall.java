// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.error.ErrorCode;
import dev.facet.resolver.error.LoadFailure;
import dev.facet.schema.RestCall;
import dev.facet.schema.template.Filled;
import dev.facet.schema.template.JsonTemplate;
import dev.facet.schema.template.Scope;
import dev.facet.schema.template.TextTemplate;
import dev.facet.schema.template.UnreadableValueException;
import dev.facet.schema.template.UrlTemplate;
import dev.facet.schema.template.ValueText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call with its holes filled. Equal ones of an operation are one call.
 *
 * @param target path and query, encoded
 * @param headers by name in lower case
 * @param body plain JSON; null for none
 */
public record RenderedCall(String target, Map<String, String> headers, @Nullable Object body)
    implements FilledCall {
  /**
   * Fills the holes.
   *
   * @return the request, or the value without which there is nothing to call
   * @throws LoadFailure where a value cannot go where the template puts it
   */
  static FilledCall of(RestCall call, Scope scope) {
    try {
      return filled(call, scope);
    } catch (UnreadableValueException fault) {
      throw LoadFailure.unreadable(fault, "");
    }
  }

  private static FilledCall filled(RestCall call, Scope scope) {
    return switch (call.url().render(scope)) {
      case UrlTemplate.Rendered.Missing(var expression) -> new MissingValue(expression);
      case UrlTemplate.Rendered.Refused(_, var reason) ->
          throw LoadFailure.of(ErrorCode.BAD_USER_INPUT, reason);
      case UrlTemplate.Rendered.Target(var target) -> withHeaders(target, call, scope);
    };
  }

  private static FilledCall withHeaders(String target, RestCall call, Scope scope) {
    TextTemplate idempotencyKey = call.idempotencyKey();
    if (call.headers().isEmpty() && idempotencyKey == null) {
      return withBody(target, Map.of(), call, scope);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (Map.Entry<String, TextTemplate> header : call.headers().entrySet()) {
      MissingValue missing = put(headers, header.getKey(), header.getValue().fill(scope));
      if (missing != null) {
        return missing;
      }
    }
    MissingValue missing =
        idempotencyKey == null ? null : put(headers, "idempotency-key", idempotencyKey.fill(scope));
    return missing == null ? withBody(target, headers, call, scope) : missing;
  }

  private static FilledCall withBody(
      String target, Map<String, String> headers, RestCall call, Scope scope) {
    JsonTemplate body = call.body();
    return switch (body == null ? Filled.Absent.LEFT_OUT : body.fill(scope)) {
      case Filled.Value(var json) -> new RenderedCall(target, headers, json);
      case Filled.Absent _ -> new RenderedCall(target, headers, null);
      case Filled.Missing(var expression) -> new MissingValue(expression);
    };
  }

  private static @Nullable MissingValue put(
      Map<String, String> headers, String name, Filled filled) {
    switch (filled) {
      case Filled.Value(var value) -> put(headers, name, value);
      case Filled.Absent _ -> {}
      case Filled.Missing(var expression) -> {
        return new MissingValue(expression);
      }
    }
    return null;
  }

  private static void put(Map<String, String> headers, String name, @Nullable Object value) {
    if (value == null
        || (value instanceof List<?> list && list.stream().allMatch(Objects::isNull))) {
      return;
    }
    if (ValueText.isNested(value)) {
      throw LoadFailure.of(
          ErrorCode.BAD_USER_INPUT,
          "A value for the header " + name + " is an object (expected: plain, or | json).");
    }
    String text = ValueText.of(value);
    if (text.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
      throw LoadFailure.of(
          ErrorCode.BAD_USER_INPUT, "A value for the header " + name + " has a control character.");
    }
    headers.put(name, text);
  }
}
