// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.EndpointVerdict;
import dev.facet.upstream.UpstreamFailure;
import org.jspecify.annotations.Nullable;

/**
 * Hears once what an attempt says of its endpoint: a buffered one when it ends, a stream when its
 * caller gets it, since how long a body takes says nothing about the endpoint.
 */
public abstract class AttemptJudge implements Attempt.Watcher {
  /**
   * The attempt has said what it will.
   *
   * @param failure what went wrong; null where there is a response
   */
  protected abstract void judged(
      Attempt attempt, EndpointVerdict verdict, @Nullable UpstreamFailure failure);

  /** Why an attempt counts as failed, in words for operators. */
  protected static String cause(Attempt attempt, @Nullable UpstreamFailure failure) {
    return failure == null ? "status " + attempt.status() : failure.cause();
  }

  @Override
  public final void handedOver(Attempt attempt) {
    judged(attempt, EndpointVerdict.of(attempt.status()), null);
  }

  @Override
  public void ended(Attempt attempt, @Nullable UpstreamFailure failure) {
    if (!attempt.handedOver()) {
      boolean unknown = failure != null && (attempt.localFailure() || attempt.raced());
      judged(
          attempt,
          unknown ? EndpointVerdict.UNKNOWN : EndpointVerdict.of(attempt.status(), failure),
          failure);
    }
  }
}
