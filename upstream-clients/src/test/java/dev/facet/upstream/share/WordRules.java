// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.share;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Work whose outcome is a string that tells how it came to its waiter. */
final class WordRules implements SharingRules<String> {
  /** The failure after which another try may do better. */
  final RuntimeException late = new RuntimeException("late");

  /** What work comes to whose time was over. */
  static final String IN_PART = "in part";

  private final AtomicInteger loops = new AtomicInteger();

  @Override
  public boolean mayRetry(AsyncResult<String> outcome) {
    return late.equals(outcome.cause()) || outOfTime(outcome);
  }

  @Override
  public boolean outOfTime(AsyncResult<String> outcome) {
    return outcome.succeeded() && outcome.result().startsWith(IN_PART);
  }

  @Override
  public Future<String> cancelled() {
    return Future.failedFuture("cancelled");
  }

  @Override
  public String coalesced(String value) {
    return value + ", coalesced";
  }

  @Override
  public String forOtherLoop(String value) {
    return value + " for loop " + loops.incrementAndGet();
  }
}
