// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.failure;

import dev.facet.resolver.error.LoadFailure;
import java.util.Map;

/** Is told of every call of one operation that gave no value, on the operation's context. */
@FunctionalInterface
public interface CallFailures {
  /** Ignores all. */
  CallFailures NOOP = _ -> {};

  /** A call failed. */
  void failed(FailedCall call);

  /**
   * A value of a response does not fit its field, though the call had a response.
   *
   * @param field as {@code Type.field}
   * @param failure the first of the field
   */
  default void unfit(String field, LoadFailure failure) {}

  /** The details of a failure for an entitled client, plain JSON by name; empty for none. */
  default Map<String, Object> details(LoadFailure failure) {
    return Map.of();
  }
}
