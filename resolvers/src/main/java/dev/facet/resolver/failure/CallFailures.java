// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.failure;

import dev.facet.schema.RestCall;
import dev.facet.upstream.UpstreamResponse;
import java.util.Map;

/** Is told of every call of one operation that gave no value, on the operation's context. */
@FunctionalInterface
public interface CallFailures {
  /** Ignores all. */
  CallFailures NOOP = _ -> {};

  /** A call failed. */
  void failed(FailedCall call);

  /** A call has a response that could be read. */
  default void received(RestCall call, FailedCall.Sent sent, UpstreamResponse response) {}

  /** A value of such a response does not fit its field. */
  default void unfit(Misfit misfit) {}

  /** The details of a failure for an entitled client, plain JSON by name; empty for none. */
  default Map<String, Object> details(LoadFailure failure) {
    return Map.of();
  }
}
