// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.failure.FailedCall;
import dev.facet.resolver.failure.LoadFailure;
import dev.facet.schema.RestCall;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.Filled;
import dev.facet.schema.template.FormBody;
import dev.facet.schema.template.HeaderText;
import dev.facet.schema.template.JsonTemplate;
import dev.facet.schema.template.RequestPart;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.Scope;
import dev.facet.schema.template.TextTemplate;
import dev.facet.schema.template.UnreadableValueException;
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

  /** The same for those who tell of calls. */
  FailedCall.Sent sent(int keys) {
    return new FailedCall.Sent(target, headers, body, keys);
  }

  private static FilledCall filled(RestCall call, Scope scope) {
    return switch (call.url().render(scope)) {
      case UrlTemplate.Rendered.Missing(var expression) -> MissingValue.ofRequest(expression);
      case UrlTemplate.Rendered.Rejected(var expression, var reason) ->
          throw rejected(expression, reason, scope);
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
      Filled value = header.getValue().fill(RequestPart.HEADER, scope);
      MissingValue missing = put(headers, header.getKey(), value, scope);
      if (missing != null) {
        return missing;
      }
    }
    if (idempotencyKey != null) {
      Filled value = idempotencyKey.fill(RequestPart.IDEMPOTENCY_KEY, scope);
      MissingValue missing = put(headers, "idempotency-key", value, scope);
      if (missing != null) {
        return missing;
      }
    }
    return withBody(target, headers, call, scope);
  }

  private static FilledCall withBody(
      String target, Map<String, String> headers, RestCall call, Scope scope) {
    JsonTemplate body = call.body();
    return switch (body == null ? Filled.Absent.LEFT_OUT : body.fill(scope)) {
      case Filled.Value(var json) -> {
        if (call.form() && body != null) {
          Filled.Rejected fault = FormBody.fault(body, json);
          if (fault != null) {
            throw rejected(fault.expression(), fault.reason(), scope);
          }
        }
        yield new RenderedCall(target, headers, json);
      }
      case Filled.Absent _ -> new RenderedCall(target, headers, null);
      case Filled.Missing(var expression) -> MissingValue.ofRequest(expression);
      case Filled.Rejected(var expression, var reason) -> throw rejected(expression, reason, scope);
    };
  }

  private static @Nullable MissingValue put(
      Map<String, String> headers, String name, Filled filled, Scope scope) {
    switch (filled) {
      case Filled.Value(var value) -> {
        String text = value == null ? "" : HeaderText.encode(ValueText.of(value));
        if (!text.isBlank()) {
          headers.put(name, text);
        }
      }
      case Filled.Absent _ -> {}
      case Filled.Missing(var expression) -> {
        return MissingValue.ofRequest(expression);
      }
      case Filled.Rejected(var expression, var reason) -> throw rejected(expression, reason, scope);
    }
    return null;
  }

  /** The fault is the client's or a service's, whoever gave the value. */
  private static LoadFailure rejected(Expression expression, String reason, Scope scope) {
    Root root = expression.root();
    return LoadFailure.of(
        ErrorCode.of(scope instanceof LoadScope load ? load.origin(root) : root), reason);
  }
}
