// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads of files on threads of their own. A disk that does not respond, such as one behind a
 * network, cannot be interrupted and keeps the threads that wait for it; so it fails the requests:
 * each read after a while, and at once those beyond what may wait for a thread.
 */
public final class FileReads {
  /** The longest that a request waits for one read, its turn included. */
  static final Duration MAX_WAIT = Duration.ofSeconds(10);

  /**
   * With so many reads at a time, those that wait for a thread included, no response begins. A body
   * has one chunk read at a time, behind the reads that wait already: a file counts once, however
   * large, and keeps nobody from their turn.
   */
  static final int MAX_READS = 1_000;

  private static final String RETRY_AFTER = "1";

  private final WorkerExecutor workers;
  private final Duration maxWait;
  private final AtomicInteger underWay = new AtomicInteger();

  /** Reads by these threads. */
  public FileReads(WorkerExecutor workers) {
    this(workers, MAX_WAIT);
  }

  /**
   * Reads by these threads.
   *
   * @param maxWait from which on a request does not wait any more
   */
  FileReads(WorkerExecutor workers, Duration maxWait) {
    this.workers = workers;
    this.maxWait = maxWait;
  }

  /** Reads for a new response; fails with FILES_UNAVAILABLE also where too many wait. */
  <T> Future<T> begin(Callable<T> read, Handler<AsyncResult<T>> late) {
    return underWay.get() < MAX_READS
        ? run(read, late)
        : Future.failedFuture(unavailable("Too many requests wait for the disk."));
  }

  /**
   * Reads, or fails with FILES_UNAVAILABLE where that takes too long.
   *
   * @param read blocks, and is not for event loops
   * @param late gets what comes of it after it has failed for the request, to give it back
   */
  <T> Future<T> run(Callable<T> read, Handler<AsyncResult<T>> late) {
    underWay.incrementAndGet();
    Future<T> result = workers.executeBlocking(read, false);
    Future<T> waited = result.timeout(maxWait.toMillis(), TimeUnit.MILLISECONDS);
    result.onComplete(done -> {
      underWay.decrementAndGet();
      if (waited.cause() instanceof TimeoutException) {
        late.handle(done);
      }
    });
    return waited.recover(cause ->
        Future.failedFuture(
            cause instanceof TimeoutException
                ? unavailable("The disk did not respond within " + maxWait.toSeconds() + " s.")
                : cause));
  }

  private static ProblemException unavailable(String detail) {
    return new ProblemException(
        Problem.of(ProblemCode.FILES_UNAVAILABLE, detail).withHeader("retry-after", RETRY_AFTER));
  }
}
