// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.EndpointVerdict;
import dev.facet.upstream.UpstreamFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Hears what an attempt says of its endpoint: once it has ended, since a body may break off; of a
 * stream whose status says enough, or that is {@link #awaited}, as soon as its caller gets it.
 */
public abstract class AttemptJudge implements Attempt.Watcher {
  /** An endpoint that has sent a body for so long is well, whatever breaks it off then. */
  private static final Duration PROVEN = Duration.ofSeconds(10);

  /**
   * Whether others wait for what a stream says: it may go on for days, so that a good status has to
   * do until it breaks off.
   */
  protected abstract boolean awaited(Attempt attempt);

  /** What a status says of the endpoint; {@link EndpointVerdict#WELL} for 0, which is none. */
  protected abstract EndpointVerdict verdict(Attempt attempt, int status);

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
  public void handedOver(Attempt attempt) {
    if (isSaid(attempt)) {
      judged(attempt, ofStatus(attempt), null);
    }
  }

  /** Whether the head of a stream says enough. */
  private boolean isSaid(Attempt attempt) {
    return ofStatus(attempt) == EndpointVerdict.FAILED || awaited(attempt);
  }

  @Override
  public void ended(Attempt attempt, @Nullable UpstreamFailure failure) {
    EndpointVerdict verdict = verdict(attempt, failure);
    boolean said = attempt.handedOver() && isSaid(attempt);
    boolean worse = verdict == EndpointVerdict.FAILED && ofStatus(attempt) == EndpointVerdict.WELL;
    if (!said || worse) {
      judged(attempt, verdict, failure);
    }
  }

  /** How long the head of the response took, in nanoseconds. */
  protected static long headTime(Attempt attempt) {
    return attempt.answeredAt() - attempt.sentAt();
  }

  private EndpointVerdict verdict(Attempt attempt, @Nullable UpstreamFailure failure) {
    boolean unknown = failure != null && (attempt.localFailure() || attempt.raced());
    if (unknown) {
      return EndpointVerdict.UNKNOWN;
    }
    boolean proven =
        attempt.handedOver() && attempt.progressAt() - attempt.answeredAt() >= PROVEN.toNanos();
    return proven
        ? ofStatus(attempt)
        : EndpointVerdict.of(ofStatus(attempt), failure, attempt.ignored());
  }

  private EndpointVerdict ofStatus(Attempt attempt) {
    return verdict(attempt, attempt.status());
  }
}
