// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import java.time.Duration;

/**
 * Gives each attempt the longest time in which the service may show no life while it is its turn,
 * which it is not while the attempt waits for a place or its client is waited for. {@link
 * WithDeadline} holds the clock to it, so that one timer serves all of a call.
 */
public final class WithAttemptTimeout<A extends Attempt> implements Layer<A> {
  private final Duration patience;
  private final Layer<A> next;

  /**
   * Wraps a layer.
   *
   * @param patience the longest time to the head of the response and between two pieces of its body
   */
  public WithAttemptTimeout(Duration patience, Layer<A> next) {
    this.patience = patience;
    this.next = next;
  }

  @Override
  public Layer<A> next() {
    return next;
  }

  @Override
  public void send(A attempt) {
    attempt.allow(patience);
    next.send(attempt);
  }
}
