// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * What one reading of the files has opened, in steps. A name may take long to resolve, so that
 * steps are left when the reading is given up: they are not taken any more.
 */
final class Preparation {
  private volatile boolean givenUp;

  /** No further step is taken. */
  void giveUp() {
    givenUp = true;
  }

  /** Whether it was given up. */
  boolean isGivenUp() {
    return givenUp;
  }

  /** Takes a step, or fails where the preparation was given up. */
  <T> Future<T> step(Supplier<Future<T>> step) {
    return givenUp ? Future.failedFuture("given up meanwhile") : step.get();
  }
}
