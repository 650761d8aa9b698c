// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import io.vertx.core.Future;
import java.net.BindException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits on the main thread for what event loops do. */
public final class Waiting {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Waiting() {}

  /**
   * The value of a future.
   *
   * @param what is waited for, for messages
   * @throws CommandFailure where it fails or does not come in time; unchecked causes as they are
   */
  public static <T extends @Nullable Object> T on(Future<T> future, String what) {
    return on(future, what, "");
  }

  /**
   * The value of a future that may need a port.
   *
   * @param what is waited for, for messages
   * @param whenTaken what to do where the port is taken
   * @throws CommandFailure where it fails or does not come in time; unchecked causes as they are
   */
  public static <T extends @Nullable Object> T on(Future<T> future, String what, String whenTaken) {
    CountDownLatch settled = new CountDownLatch(1);
    future.onComplete(_ -> settled.countDown());
    try {
      if (!settled.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw CommandFailure.unable(what + ": not done within " + PATIENCE.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.unable(what + ": interrupted", e);
    }
    if (future.succeeded()) {
      return future.result();
    }
    throw failure(future.cause(), what, whenTaken);
  }

  private static RuntimeException failure(Throwable cause, String what, String whenTaken) {
    return switch (cause) {
      case RuntimeException e -> e;
      case BindException e ->
          CommandFailure.unable(what + ": the port is taken (" + e.getMessage() + ")", e)
              .hinted(whenTaken);
      default -> CommandFailure.unable(what + ": " + cause.getMessage(), cause);
    };
  }
}
