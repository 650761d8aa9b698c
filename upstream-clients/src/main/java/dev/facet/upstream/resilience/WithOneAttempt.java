// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.resilience.WithRetries.AttemptFactory;

/** Tries a call once, in place of {@link WithRetries}: what comes of it is what is asked for. */
public final class WithOneAttempt<C extends Call, A extends Attempt>
    implements Layer<C>, AttemptOwner {
  private final AttemptFactory<C, A> attempts;
  private final Layer<A> next;

  /** Wraps the layers of attempts. */
  public WithOneAttempt(AttemptFactory<C, A> attempts, Layer<A> next) {
    this.attempts = attempts;
    this.next = next;
  }

  @Override
  public Layer<A> next() {
    return next;
  }

  @Override
  public void send(C call) {
    A attempt = attempts.attempt(call, this);
    call.begins(attempt);
    next.send(attempt);
  }

  @Override
  public boolean answered(Attempt attempt) {
    attempt.call().responds(attempt);
    return true;
  }

  @Override
  public void declined(Attempt attempt) {}

  @Override
  public void failed(Attempt attempt, UpstreamFailure failure) {
    attempt.call().fail(failure);
  }
}
