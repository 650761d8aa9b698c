// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import dev.facet.server.cli.CommandFailure;
import io.vertx.core.Future;
import java.net.BindException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits on the main thread for what event loops do. */
final class Waiting {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Waiting() {}

  /**
   * The value of a future.
   *
   * @param what is waited for, for messages
   * @throws CommandFailure where it fails or does not come in time; unchecked causes as they are
   */
  static <T extends @Nullable Object> T on(Future<T> future, String what)
      throws InterruptedException {
    CountDownLatch settled = new CountDownLatch(1);
    future.onComplete(outcome -> settled.countDown());
    if (!settled.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw CommandFailure.unable(what + ": not done within " + PATIENCE.toSeconds() + " s");
    }
    if (future.succeeded()) {
      return future.result();
    }
    throw failure(future.cause(), what);
  }

  private static RuntimeException failure(Throwable cause, String what) {
    return switch (cause) {
      case RuntimeException e -> e;
      case BindException e ->
          CommandFailure.unable(what + ": the port is taken (" + e.getMessage() + ")", e)
              .hinted("any free port: facet demo --port 0");
      default -> CommandFailure.unable(what + ": " + cause.getMessage(), cause);
    };
  }
}
