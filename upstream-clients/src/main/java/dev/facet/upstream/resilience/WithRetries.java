// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.UpstreamFailure;
import java.util.concurrent.atomic.LongAdder;

/**
 * Tries a call until it has a response or must not be tried once more. All beneath this layer is
 * about one {@link Attempt}.
 */
public final class WithRetries<C extends Call, A extends Attempt> implements Layer<C> {
  private final AttemptFactory<C, A> attempts;
  private final LongAdder retries;
  private final Layer<A> next;

  /** Makes attempts. */
  @FunctionalInterface
  public interface AttemptFactory<C, A> {
    /** The next attempt of a call, which has not begun. */
    A attempt(C call, Attempt.Owner owner);
  }

  /**
   * Wraps the layers of attempts.
   *
   * @param retries counts the attempts of a call beyond its first
   */
  public WithRetries(AttemptFactory<C, A> attempts, LongAdder retries, Layer<A> next) {
    this.attempts = attempts;
    this.retries = retries;
    this.next = next;
  }

  @Override
  public Layer<A> next() {
    return next;
  }

  @Override
  public void send(C call) {
    new Tries(call).begin();
  }

  /** The attempts of one call. */
  private final class Tries implements Attempt.Owner {
    private final C call;

    private Tries(C call) {
      this.call = call;
    }

    private void begin() {
      A attempt = attempts.attempt(call, this);
      call.begins(attempt);
      next.send(attempt);
    }

    @Override
    public boolean answered(Attempt attempt) {
      call.keep(attempt);
      call.responds(attempt);
      return true;
    }

    @Override
    public void failed(Attempt attempt, UpstreamFailure failure) {
      if (call.ended()) {
        return;
      }
      if (call.attempts() == 1 && RetryRule.allows(call.request(), attempt.reach())) {
        call.later(this::again);
      } else {
        call.fail(failure);
      }
    }

    private void again() {
      if (!call.ended()) {
        retries.increment();
        begin();
      }
    }
  }
}
