// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tries again, for some seconds, to listen on a port that a listener has just let go of. */
record PortRetries(Vertx vertx) {
  /** How long until it is tried again what could not be done within some seconds. */
  static final long LATER_MILLIS = 1_000;

  private static final int MAX_TRIES = 80;
  private static final long AGAIN_MILLIS = 25;

  /**
   * Tries until it succeeds.
   *
   * @return fails as the last try does
   */
  Future<Void> until(Supplier<Future<Void>> attempt) {
    return until(attempt, MAX_TRIES);
  }

  private Future<Void> until(Supplier<Future<Void>> attempt, int left) {
    return attempt
        .get()
        .recover(failure ->
            left == 0 || !BindFailure.isOfPort(failure)
                ? Future.failedFuture(failure)
                : vertx
                    .timer(AGAIN_MILLIS, TimeUnit.MILLISECONDS)
                    .compose(_ -> until(attempt, left - 1)));
  }
}
