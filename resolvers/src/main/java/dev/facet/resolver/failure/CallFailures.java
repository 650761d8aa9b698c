// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.failure;

import dev.facet.resolver.error.LoadFailure;
import java.util.Map;

/** Is told of every call of one operation that gave no value, on the operation's context. */
@FunctionalInterface
public interface CallFailures {
  /** Nobody is told. */
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

  /** What those who may know are told of a failure, plain JSON by name; empty for nothing. */
  default Map<String, Object> details(LoadFailure failure) {
    return Map.of();
  }
}
