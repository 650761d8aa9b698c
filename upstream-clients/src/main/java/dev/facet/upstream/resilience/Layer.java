// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import org.jspecify.annotations.Nullable;

/**
 * One layer between a caller and a service. It passes what it is given on to the next layer or ends
 * it, and hears of the end as a watcher.
 *
 * @param <T> a {@link Call}, or an {@link Attempt} beneath the layer that makes attempts
 */
public interface Layer<T> {
  /** Takes what has not ended. */
  void send(T sent);

  /** The layer beneath, for the order that documentation and tests show; null for the last one. */
  default @Nullable Layer<?> next() {
    return null;
  }
}
