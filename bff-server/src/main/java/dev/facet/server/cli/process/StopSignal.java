// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a command running until the process is asked to stop by SIGINT or SIGTERM, so that it ends
 * by itself, with its own exit code. A second signal ends the process at once, with 128 and the
 * signal's number as shells report it. That holds from the moment it is armed: where the command
 * does not wait yet, it will not wait at all. What else ends the process is kept until the command
 * has put everything away; so is a hangup, unless it means {@link HangUp something else}.
 *
 * <pre>{@code
 * try (StopSignal stop = StopSignal.arm(Duration.ofSeconds(30))) {
 *   stop.await();
 *   gateway.close();
 * }
 * }</pre>
 */
public final class StopSignal implements AutoCloseable {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final Duration patience;

  private StopSignal(Duration patience) {
    this.patience = patience;
  }

  /**
   * Begins to listen.
   *
   * @param patience how long the process waits for the command to put everything away
   */
  public static StopSignal arm(Duration patience) {
    StopSignal signal = new StopSignal(patience);
    ProcessSignals.handle("INT", () -> signal.signalled(ExitCode.INTERRUPTED));
    ProcessSignals.handle("TERM", () -> signal.signalled(ExitCode.TERMINATED));
    Runtime.getRuntime().addShutdownHook(new Thread(signal::raise, "facet-stop"));
    return signal;
  }

  /** Waits until the process is asked to stop. */
  public void await() throws InterruptedException {
    asked.await();
  }

  /** Lets the process end. */
  @Override
  public void close() {
    done.countDown();
  }

  private void signalled(ExitCode atOnce) {
    if (asked.getCount() == 0) {
      Runtime.getRuntime().halt(atOnce.number());
    }
    asked.countDown();
  }

  /** Asks to stop and waits for that; what the hook runs. */
  void raise() {
    asked.countDown();
    try {
      done.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
