// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.http.IdempotentMethods;
import dev.facet.upstream.RetryReason;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.Cancelled;
import dev.facet.upstream.UpstreamFailure.CircuitOpen;
import dev.facet.upstream.UpstreamFailure.ClientStalled;
import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamFailure.DeadlinePassed;
import dev.facet.upstream.UpstreamFailure.Malformed;
import dev.facet.upstream.UpstreamFailure.Overloaded;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import dev.facet.upstream.UpstreamFailure.TooLarge;
import dev.facet.upstream.UpstreamFailure.Undecodable;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.UpstreamFailure.WrongLength;
import org.jspecify.annotations.Nullable;

/**
 * Tells for what reason a call may be tried once more without doing anything twice: since nothing
 * was sent, or since the method is idempotent and the body is still there (RFC 9110, section 9.2.2;
 * RFC 9112, section 9.3.1).
 */
final class RetryRule {
  private RetryRule() {}

  /** Whether a call may be sent though it was sent before. */
  static boolean repeatable(Call call) {
    return IdempotentMethods.contains(call.request().method()) && call.replayable();
  }

  /**
   * Why a call may be tried once more after an attempt has failed; null where it may not.
   *
   * @param raced whether that a connection was stale is no reason any more
   */
  static @Nullable RetryReason of(Attempt attempt, UpstreamFailure failure, boolean raced) {
    if (attempt.localFailure() || attempt.handedOver() || !attempt.call().replayable()) {
      return null;
    }
    return switch (failure) {
      case Unreachable _, ConnectionLost _ -> lost(attempt, RetryReason.RESET, raced);
      case TimedOut _ -> lost(attempt, RetryReason.TIMEOUT, true);
      case CircuitOpen _ -> RetryReason.CIRCUIT_OPEN;
      case Overloaded _,
          DeadlinePassed _,
          ClientStalled _,
          WrongLength _,
          Cancelled _,
          TooLarge _,
          Malformed _,
          Undecodable _ ->
          null;
    };
  }

  private static @Nullable RetryReason lost(Attempt attempt, RetryReason sent, boolean raced) {
    return switch (attempt.reach()) {
      case NOT_CONNECTED -> RetryReason.CONNECT;
      case NOT_SENT -> raced ? RetryReason.CONNECT : RetryReason.STALE;
      case REJECTED -> RetryReason.REJECTED;
      case SENT_ON_REUSED -> repeatable(attempt.call()) ? raced ? sent : RetryReason.STALE : null;
      case SENT -> repeatable(attempt.call()) ? sent : null;
    };
  }
}
