// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.result;

import io.vertx.core.Future;
import java.net.BindException;
import java.net.UnknownHostException;
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
    return on(future, what, "", PATIENCE);
  }

  /**
   * The value of a future that may need a port.
   *
   * @param what is waited for, for messages
   * @param whenTaken what to do where the port is taken
   * @throws CommandFailure where it fails or does not come in time; unchecked causes as they are
   */
  public static <T extends @Nullable Object> T on(Future<T> future, String what, String whenTaken) {
    return on(future, what, whenTaken, PATIENCE);
  }

  /**
   * The value of a future that takes its time.
   *
   * @param what is waited for, for messages
   * @param patience how long
   * @throws CommandFailure where it fails or does not come in time; unchecked causes as they are
   */
  public static <T extends @Nullable Object> T on(
      Future<T> future, String what, Duration patience) {
    return on(future, what, "", patience);
  }

  private static <T extends @Nullable Object> T on(
      Future<T> future, String what, String whenTaken, Duration patience) {
    CountDownLatch settled = new CountDownLatch(1);
    future.onComplete(_ -> settled.countDown());
    try {
      if (!settled.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw CommandFailure.unable(what + ": not done within " + patience.toSeconds() + " s");
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
      case BindException e -> unbound(e, what, whenTaken);
      case UnknownHostException e ->
          CommandFailure.unable(what + ": no address is known for the name in " + e.getMessage(), e)
              .hinted("set an IP address there: 0.0.0.0 is every address of this machine");
      default -> CommandFailure.unable(what + ": " + cause.getMessage(), cause);
    };
  }

  /** What the operating system says of an address that cannot be listened on. */
  private static CommandFailure unbound(BindException cause, String what, String whenTaken) {
    String said = String.valueOf(cause.getMessage());
    if (said.contains("Cannot assign requested address")) {
      return CommandFailure.unable(
              what + ": this machine has no such address (" + said + ")", cause)
          .hinted("0.0.0.0 is every address of this machine, 127.0.0.1 the one for itself alone");
    }
    if (said.contains("Permission denied")) {
      return CommandFailure.unable(what + ": the port may not be used (" + said + ")", cause)
          .hinted("take a port from 1024 on, or grant the right to use lower ones");
    }
    return CommandFailure.unable(what + ": the port is taken (" + said + ")", cause)
        .hinted(whenTaken);
  }
}
