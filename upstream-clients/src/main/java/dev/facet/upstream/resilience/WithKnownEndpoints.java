// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.UpstreamFailure.Unreachable;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Holds attempts until it has been looked for endpoints once; only in use where they are
 * discovered. Where none has ever been found, attempts fail.
 */
public final class WithKnownEndpoints<A extends Attempt> implements Layer<A> {
  private final Knowledge knowledge;
  private final long patienceMillis;
  private final Timers timers;
  private final Layer<A> next;

  /**
   * What is known of the endpoints of a service.
   *
   * @param any whether there are some
   * @param first completes when it has been looked for them once
   * @param fault why there are none, for logs
   */
  public record Knowledge(BooleanSupplier any, Future<Void> first, Supplier<String> fault) {}

  /**
   * Wraps the choice of an endpoint.
   *
   * @param patience how long an attempt waits for the first look
   */
  public WithKnownEndpoints(Knowledge knowledge, Duration patience, Timers timers, Layer<A> next) {
    this.knowledge = knowledge;
    this.patienceMillis = patience.toMillis();
    this.timers = timers;
    this.next = next;
  }

  @Override
  public Layer<A> next() {
    return next;
  }

  @Override
  public void send(A attempt) {
    if (knowledge.any().getAsBoolean()) {
      next.send(attempt);
    } else {
      new Held(attempt).begin();
    }
  }

  private void fail(A attempt) {
    String fault = knowledge.fault().get();
    attempt.fail(
        new Unreachable(
            attempt.call().service(),
            fault.isEmpty() ? "no endpoint known yet" : "no endpoint known yet: " + fault));
  }

  /** An attempt that waits; on the context of its call. */
  private final class Held {
    private final A attempt;
    private Timers.Timer timer = Timers.Timer.NONE;
    private boolean over;

    private Held(A attempt) {
      this.attempt = attempt;
    }

    private void begin() {
      timer = timers.set(patienceMillis, () -> attempt.call().later(this::end));
      var _ = knowledge.first().onComplete(_ -> attempt.call().later(this::end));
    }

    private void end() {
      if (over) {
        return;
      }
      over = true;
      timer.cancel();
      if (attempt.ended()) {
        return;
      }
      if (knowledge.any().getAsBoolean()) {
        next.send(attempt);
      } else {
        fail(attempt);
      }
    }
  }
}
