// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.failure;

import dev.facet.schema.RestCall;
import dev.facet.upstream.Delivery;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that gave no value.
 *
 * @param call what the schema says of it
 * @param sent what was sent; may hold what is not for logs
 * @param failure what its fields get
 * @param end how it ended
 */
public record FailedCall(RestCall call, Sent sent, LoadFailure failure, End end) {
  /**
   * What was sent.
   *
   * @param target path and query
   * @param headers by name
   * @param body plain JSON; null for none
   * @param keys how many keys it loads; 0 for a call without keys
   */
  public record Sent(String target, Map<String, String> headers, @Nullable Object body, int keys) {}

  /** How a call ended. */
  public sealed interface End {
    /** With a response that is no value: an error status, or a body that cannot be read. */
    record Responded(UpstreamResponse response) implements End {}

    /** Without a response. */
    record NoResponse(UpstreamException exception) implements End {}

    /** With a fault of the gateway. */
    record Faulty(Throwable fault) implements End {}
  }

  /** How it came to its end. */
  public Delivery delivery() {
    return switch (end) {
      case End.Responded(var response) -> response.delivery();
      case End.NoResponse(var exception) -> exception.delivery();
      case End.Faulty _ -> Delivery.NONE;
    };
  }

  /** Whether it was cancelled, since no request waited for it any more. */
  boolean cancelled() {
    return end instanceof End.NoResponse(var exception)
        && exception.failure() instanceof UpstreamFailure.Cancelled;
  }

  /** Whether the schema expects it: an error rule of the call is for such responses. */
  boolean expected() {
    return failure.rule() != null;
  }
}
