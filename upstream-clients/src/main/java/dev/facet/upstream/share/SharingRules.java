// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.share;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;

/**
 * What sharing means for one kind of work.
 *
 * @param <T> what the work yields
 */
public interface SharingRules<T> {
  /** Whether a waiter may do better with work of its own. */
  boolean mayRetry(AsyncResult<T> outcome);

  /** Whether the work ended with its time, so that only those do better who have more. */
  boolean outOfTime(AsyncResult<T> outcome);

  /** The outcome of a cancelled waiter. */
  Future<T> cancelled();

  /** The value as waiters get it that did not start the work. */
  T coalesced(T value);

  /**
   * The failure as waiters get it that did not start the work, while another one has it as it is.
   */
  default Throwable coalesced(Throwable failure) {
    return failure;
  }

  /** The value for all of an event loop that did not do the work; runs on that loop, once. */
  T forOtherLoop(T value);
}
