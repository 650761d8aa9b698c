// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.server.cli.CommandFailure;
import io.vertx.core.Future;
import java.net.BindException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits on the main thread for what event loops do. */
final class Blocking {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Blocking() {}

  /**
   * The value of a future.
   *
   * @throws CommandFailure where a port is taken, or nothing comes in time; unchecked causes as
   *     they are
   */
  static <T> T await(Future<T> future) {
    CountDownLatch settled = new CountDownLatch(1);
    future.onComplete(_ -> settled.countDown());
    try {
      if (!settled.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw CommandFailure.unable("not done within " + PATIENCE.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.unable("interrupted");
    }
    if (future.succeeded()) {
      return future.result();
    }
    throw switch (future.cause()) {
      case RuntimeException unchecked -> unchecked;
      case BindException taken ->
          CommandFailure.unable("the port is taken: " + taken.getMessage(), taken)
              .hinted("stop what listens there, or set another port under listeners in facet.yaml");
      case Throwable other -> CommandFailure.unable(String.valueOf(other.getMessage()), other);
    };
  }
}
