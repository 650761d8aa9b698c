// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.failure;

import dev.facet.schema.RestCall.ErrorRule;
import dev.facet.upstream.CallOutcome;
import dev.facet.upstream.UpstreamResponse;
import io.vertx.core.http.HttpHeaders;
import java.util.Objects;

/** Says in words for operators why a call failed. */
final class FailureCause {
  private FailureCause() {}

  /** One sentence or less, with the exception's message where there is one. */
  static String of(FailedCall failed) {
    return switch (failed.end()) {
      case FailedCall.End.Responded(var response) ->
          failed.failure().status() == 0
                  && failed.failure().code().equals(ErrorCode.UPSTREAM_SHAPE.name())
              ? of(failed.failure())
              : "status "
                  + response.status()
                  + (isOfBody(failed) ? ", with an error in its body" : "");
      case FailedCall.End.NoResponse(var exception) -> exception.failure().cause();
      case FailedCall.End.Faulty(var fault) -> fault.toString();
    };
  }

  private static boolean isOfBody(FailedCall failed) {
    ErrorRule rule = failed.failure().rule();
    return rule != null && rule.body() != null;
  }

  /** What a response lacks. */
  static String of(LoadFailure failure) {
    return failure.detail().isEmpty()
        ? failure.message()
        : failure.message() + " " + failure.detail();
  }

  /** A word that does not change, as metrics call it. */
  static String outcome(FailedCall failed) {
    return switch (failed.end()) {
      case FailedCall.End.Responded(var response) ->
          CallOutcome.of(response.status(), null).label();
      case FailedCall.End.NoResponse(var exception) ->
          CallOutcome.of(0, exception.failure()).label();
      case FailedCall.End.Faulty _ -> "internal";
    };
  }

  /** The response's media type as it came; empty for none. */
  static String contentType(FailedCall failed) {
    return failed.end() instanceof FailedCall.End.Responded(var response)
        ? contentType(response)
        : failed.delivery().contentType();
  }

  /** A response's media type as it came; empty for none. */
  static String contentType(UpstreamResponse response) {
    return Objects.requireNonNullElse(response.headers().get(HttpHeaders.CONTENT_TYPE), "");
  }

  /** The response's status, also of one that came in part; 0 for none. */
  static int status(FailedCall failed) {
    return failed.end() instanceof FailedCall.End.Responded(var response)
        ? response.status()
        : failed.delivery().status();
  }
}
