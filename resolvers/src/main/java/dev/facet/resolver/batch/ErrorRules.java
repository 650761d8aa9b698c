// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.failure.LoadFailure;
import dev.facet.schema.BodyTest;
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
final class ErrorRules {
  private ErrorRules() {}

  /**
   * The rule of a call that a response is for: the first whose status and test of the body both
   * hold. Without a status a test is of responses of success.
   *
   * @return null for none
   */
  static @Nullable ErrorRule of(RestCall call, UpstreamResponse response) {
    JudgedBody body = null;
    for (ErrorRule rule : call.errors()) {
      Integer status = rule.status();
      boolean candidate = status == null ? Success.is(response) : status == response.status();
      BodyTest test = rule.body();
      if (candidate && test != null && body == null) {
        body = new JudgedBody(call, response.body());
      }
      if (candidate && (test == null || (body != null && body.fits(test)))) {
        return rule;
      }
    }
    return null;
  }

  /**
   * Reads a response that is no success.
   *
   * @param rule the one that it is for; null for none
   * @return null where that means null
   * @throws LoadFailure otherwise
   */
  static @Nullable Object read(
      RestCall call, @Nullable ErrorRule rule, ResponseReading reading, UpstreamResponse response) {
    if (rule != null) {
      if (rule.asNull() && reading.nullRules()) {
        return null;
      }
      throw failure(call, rule, reading, response);
    }
    int status = response.status();
    if (status == 404 && reading.use().missingIsNull()) {
      return null;
    }
    throw LoadFailure.status(
        ErrorCode.UPSTREAM_STATUS.name(), message(status), call.service(), status);
  }

  private static LoadFailure failure(
      RestCall call, ErrorRule rule, ResponseReading reading, UpstreamResponse response) {
    Scope scope = new LenientScope(new ErrorScope(reading.scope(), response));
    String code = rule.code();
    LoadFailure failure =
        LoadFailure.status(
                code == null ? ErrorCode.UPSTREAM_STATUS.name() : code,
                message(rule, response, scope),
                call.service(),
                response.status())
            .with(extensions(rule.extensions(), scope));
    failure.setRule(rule);
    return failure;
  }

  /** A sentence with a hole says less than the one that stands for all responses of the kind. */
  private static String message(ErrorRule rule, UpstreamResponse response, Scope scope) {
    String usual =
        Success.is(response)
            ? "The service's response says that it is an error."
            : message(response.status());
    TextTemplate template = rule.message();
    if (template == null) {
      return usual;
    }
    for (Expression expression : template.expressions()) {
      if (expression.evaluate(scope) == null) {
        return usual;
      }
    }
    Object text = template.render(scope);
    return text == null ? usual : ValueText.of(text);
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
