// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.failure;

/** Is told of every call of one operation that gave no value, on the operation's context. */
@FunctionalInterface
public interface CallFailures {
  /** Nobody is told. */
  CallFailures NOOP = _ -> {};

  /** A call failed. */
  void failed(FailedCall call);
}
