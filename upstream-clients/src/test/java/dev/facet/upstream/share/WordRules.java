// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.share;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Work whose outcome is a text that tells how it came to whom. */
final class WordRules implements SharedWork.Rules<String> {
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
  public Future<String> gone() {
    return Future.failedFuture("gone");
  }

  @Override
  public String joined(String value) {
    return value + ", joined";
  }

  @Override
  public String elsewhere(String value) {
    return value + " for loop " + loops.incrementAndGet();
  }
}
