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
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * Tells for what reason a call may be tried once more without doing anything twice: since nothing
 * was sent, or since the method is idempotent and the body is still there (RFC 9110, section 9.2.2;
 * RFC 9112, section 9.3.1).
 */
public final class RetryRule {
  private RetryRule() {}

  /** Whether a call may be sent though it was sent before. */
  static boolean repeatable(Call call) {
    return repeatable(call.request().method(), call.replayable());
  }

  /**
   * Whether a request may be sent though it was sent before.
   *
   * @param replayable whether all that was read of its body is still there
   */
  public static boolean repeatable(HttpMethod method, boolean replayable) {
    return IdempotentMethods.contains(method) && replayable;
  }

  /**
   * Why a request may be sent to another service after a call has failed; null where it may not.
   *
   * @param replayable whether all that was read of its body is still there
   * @param sent whether so much as a part of it may have reached the service
   */
  public static @Nullable RetryReason elsewhere(
      HttpMethod method, boolean replayable, UpstreamFailure failure, boolean sent) {
    RetryReason reason = kind(failure);
    if (reason == null || !replayable) {
      return null;
    }
    if (sent) {
      return IdempotentMethods.contains(method) ? reason : null;
    }
    return reason == RetryReason.CIRCUIT_OPEN ? reason : RetryReason.CONNECT;
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
    RetryReason reason = kind(failure);
    return reason == null || reason == RetryReason.CIRCUIT_OPEN
        ? reason
        : lost(attempt, reason, raced || reason == RetryReason.TIMEOUT);
  }

  /** The same for what was sent; null where another attempt would come to the same. */
  private static @Nullable RetryReason kind(UpstreamFailure failure) {
    return switch (failure) {
      case Unreachable _, ConnectionLost _ -> RetryReason.RESET;
      case TimedOut _ -> RetryReason.TIMEOUT;
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
