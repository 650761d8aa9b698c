// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.failure.LoadFailure;
import dev.facet.schema.RestCall;
import dev.facet.schema.RestCall.ErrorRule;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.JsonTemplate;
import dev.facet.schema.template.LenientScope;
import dev.facet.schema.template.Scope;
import dev.facet.schema.template.TextTemplate;
import dev.facet.schema.template.ValueText;
import dev.facet.upstream.UpstreamResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads responses without what was asked for, by the error rules of their calls. */
final class ErrorStatus {
  private ErrorStatus() {}

  /**
   * Reads a response.
   *
   * @return null where the status means null
   * @throws LoadFailure otherwise
   */
  static @Nullable Object read(RestCall call, ResponseReading reading, UpstreamResponse response) {
    int status = response.status();
    for (ErrorRule rule : call.errors()) {
      if (rule.status() == status) {
        if (rule.asNull() && reading.nullRules()) {
          return null;
        }
        throw failure(call, rule, new LenientScope(new ErrorScope(reading.scope(), response)));
      }
    }
    if (status == 404 && reading.use().missingIsNull()) {
      return null;
    }
    throw LoadFailure.status(
        ErrorCode.UPSTREAM_STATUS.name(), message(status), call.service(), status);
  }

  private static LoadFailure failure(RestCall call, ErrorRule rule, Scope scope) {
    String code = rule.code();
    return LoadFailure.status(
            code == null ? ErrorCode.UPSTREAM_STATUS.name() : code,
            message(rule, scope),
            call.service(),
            rule.status())
        .with(extensions(rule.extensions(), scope));
  }

  /** A sentence with a hole says less than the one that stands for all statuses. */
  private static String message(ErrorRule rule, Scope scope) {
    TextTemplate template = rule.message();
    if (template == null) {
      return message(rule.status());
    }
    for (Expression expression : template.expressions()) {
      if (expression.evaluate(scope) == null) {
        return message(rule.status());
      }
    }
    Object text = template.render(scope);
    return text == null ? message(rule.status()) : ValueText.of(text);
  }

  private static String message(int status) {
    return status == 206
        ? "The service answered with a part of its response (status 206), which was not asked for."
        : "The service answered with status " + status + ".";
  }

  @SuppressWarnings("unchecked") // check lets objects pass only, whose keys are names
  private static Map<String, @Nullable Object> extensions(
      @Nullable JsonTemplate template, Scope scope) {
    Object extensions = template == null ? null : template.render(scope);
    return extensions instanceof Map<?, ?> members
        ? (Map<String, @Nullable Object>) members
        : Map.of();
  }
}
