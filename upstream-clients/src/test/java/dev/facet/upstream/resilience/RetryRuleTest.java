// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static dev.facet.upstream.resilience.Reach.NOT_CONNECTED;
import static dev.facet.upstream.resilience.Reach.NOT_SENT;
import static dev.facet.upstream.resilience.Reach.SENT;
import static dev.facet.upstream.resilience.Reach.SENT_ON_REUSED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.upstream.RetryReason;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.CircuitOpen;
import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tried once more only where nothing was sent, or nothing can happen twice. */
final class RetryRuleTest {
  private static final UpstreamFailure LOST = new ConnectionLost("users", "reset");
  private static final UpstreamFailure REFUSED = new Unreachable("users", "refused");
  private static final UpstreamFailure LATE = new TimedOut("users", Duration.ofSeconds(1));

  @ParameterizedTest
  @CsvSource({
    "GET, true",
    "HEAD, true",
    "OPTIONS, true",
    "TRACE, true",
    "PUT, true",
    "DELETE, true",
    "POST, false",
    "PATCH, false",
    "LOCK, false"
  })
  void repeatsWhatWasSentWhereTheMethodIsIdempotent(String method, boolean again) {
    FakeCall call = FakeCall.asking(method);

    assertEquals(again ? RetryReason.RESET : null, reason(call, SENT, LOST));
    assertEquals(again ? RetryReason.TIMEOUT : null, reason(call, SENT, LATE));
    assertEquals(again ? RetryReason.STALE : null, reason(call, SENT_ON_REUSED, LOST));
    assertEquals(again ? RetryReason.TIMEOUT : null, reason(call, SENT_ON_REUSED, LATE));
  }

  @Test
  void repeatsAnythingOfWhichNothingWasSent() {
    assertEquals(RetryReason.CONNECT, reason(FakeCall.asking("POST"), NOT_CONNECTED, REFUSED));
    assertEquals(RetryReason.CONNECT, reason(FakeCall.asking("POST"), NOT_CONNECTED, LATE));
    assertEquals(RetryReason.STALE, reason(FakeCall.asking("POST"), NOT_SENT, REFUSED));
    assertEquals(
        RetryReason.CIRCUIT_OPEN,
        reason(FakeCall.asking("POST"), NOT_CONNECTED, new CircuitOpen("users", Duration.ZERO)));
  }

  @ParameterizedTest
  @EnumSource(Reach.class)
  void repeatsNothingWhoseBodyIsGone(Reach reach) {
    FakeCall call = FakeCall.asking("PUT");
    call.replayable = false;

    assertNull(reason(call, reach, LOST));
  }

  @Test
  void aStaleConnectionIsAReasonOnce() {
    FakeAttempt attempt = attempt(FakeCall.asking("GET"), SENT_ON_REUSED);
    assertEquals(RetryReason.RESET, RetryRule.of(attempt, LOST, true));

    attempt.reach = NOT_SENT;
    assertEquals(RetryReason.CONNECT, RetryRule.of(attempt, REFUSED, true));
  }

  @Test
  void repeatsNothingOfWhichTheCallerHasTheHead() {
    FakeAttempt attempt = attempt(FakeCall.asking("GET"), SENT);
    attempt.answered(200);
    attempt.handOver();

    assertNull(RetryRule.of(attempt, LOST, false));
  }

  @ParameterizedTest
  @MethodSource("dev.facet.upstream.FailureNoticeTest#failures")
  void repeatsNothingForAnotherReason(UpstreamFailure failure) {
    boolean reason =
        failure instanceof TimedOut
            || failure instanceof Unreachable
            || failure instanceof ConnectionLost
            || failure instanceof CircuitOpen;

    assertEquals(reason, reason(FakeCall.asking("GET"), SENT, failure) != null);
  }

  @Test
  void repeatsNothingThatCannotBeSentAtAll() {
    FakeAttempt attempt = attempt(FakeCall.asking("GET"), NOT_CONNECTED);
    attempt.excuse();

    assertNull(RetryRule.of(attempt, REFUSED, false));
  }

  private static @Nullable RetryReason reason(FakeCall call, Reach reach, UpstreamFailure failure) {
    return RetryRule.of(attempt(call, reach), failure, false);
  }

  private static FakeAttempt attempt(FakeCall call, Reach reach) {
    FakeAttempt attempt = FakeAttempt.of(call);
    attempt.reach = reach;
    return attempt;
  }
}
