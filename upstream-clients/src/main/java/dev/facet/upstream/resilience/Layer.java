// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

/**
 * One layer between a caller and a service. It passes a call on to the next layer or fails it, and
 * hears of its outcome as a {@link Call.Watcher}.
 *
 * @param <C> the kind of call the innermost layer can send
 */
@FunctionalInterface
public interface Layer<C extends Call> {
  /** Takes a call that has not ended. */
  void send(C call);
}
