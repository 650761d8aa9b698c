// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.error.ErrorCode;
import dev.facet.resolver.error.LoadFailure;
import dev.facet.schema.RestCall;
import dev.facet.schema.template.JsonTemplate;
import dev.facet.schema.template.Scope;
import dev.facet.schema.template.TextTemplate;
import dev.facet.schema.template.UrlTemplate;
import dev.facet.schema.template.ValueText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call with its holes filled. Equal ones of an operation are one call.
 *
 * @param target path and query, encoded
 * @param headers by name in lower case
 * @param body plain JSON; null for none
 */
public record RenderedCall(String target, Map<String, String> headers, @Nullable Object body) {
  /**
   * Fills the holes.
   *
   * @return null where a value of the path is missing, so that there is nothing to call
   * @throws LoadFailure where a value cannot go where the template puts it
   */
  static @Nullable RenderedCall of(RestCall call, Scope scope) {
    return switch (call.url().render(scope)) {
      case UrlTemplate.Rendered.Missing _ -> null;
      case UrlTemplate.Rendered.Refused(_, var reason) ->
          throw LoadFailure.of(ErrorCode.BAD_USER_INPUT, reason);
      case UrlTemplate.Rendered.Target(var target) ->
          new RenderedCall(target, headers(call, scope), body(call, scope));
    };
  }

  private static Map<String, String> headers(RestCall call, Scope scope) {
    TextTemplate idempotencyKey = call.idempotencyKey();
    if (call.headers().isEmpty() && idempotencyKey == null) {
      return Map.of();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    call.headers().forEach((name, template) -> put(headers, name, template.render(scope)));
    if (idempotencyKey != null) {
      put(headers, "idempotency-key", idempotencyKey.render(scope));
    }
    return headers;
  }

  private static void put(Map<String, String> headers, String name, @Nullable Object value) {
    if (value == null) {
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

  private static @Nullable Object body(RestCall call, Scope scope) {
    JsonTemplate body = call.body();
    return body == null ? null : body.render(scope);
  }
}
