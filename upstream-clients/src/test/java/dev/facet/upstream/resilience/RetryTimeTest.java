// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** When another attempt follows. */
final class RetryTimeTest extends WithAttempts {
  @Test
  void theSameEndpointIsTriedAfterAWhileAndAnotherOneAtOnce() {
    sent(config(4, "reset"));

    fails(Reach.SENT, LOST);
    assertEquals(1, next.sent.size());
    time.pass(Duration.ofMillis(12));
    assertEquals(1, next.sent.size());
    time.pass(Duration.ofMillis(1));
    assertEquals(2, next.sent.size(), "half of 25 ms");

    fails(Reach.SENT, LOST);
    time.pass(Duration.ofMillis(24));
    assertEquals(2, next.sent.size());
    time.pass(Duration.ofMillis(1));
    assertEquals(3, next.sent.size(), "half of 50 ms");

    last().elsewhere = true;
    fails(Reach.SENT, LOST);
    assertEquals(4, next.sent.size());
  }

  @Test
  void waitsAsTheResponseAsksWhereTheCallHasTheTime() {
    FakeCall call = sent(config(2, "429"));
    call.limit(time.getAsLong() + Duration.ofSeconds(5).toNanos(), null);
    first().retryAfter = "4";

    assertFalse(first().answered(429));
    time.pass(Duration.ofMillis(3_999));
    assertEquals(1, next.sent.size());
    time.pass(Duration.ofMillis(1));

    assertEquals(2, next.sent.size());
  }

  @Test
  void handsTheResponseOnWhereItAsksForMoreTimeThanThereIs() {
    FakeCall call = sent(config(2, "429"));
    call.limit(time.getAsLong() + Duration.ofSeconds(4).toNanos(), null);
    first().retryAfter = "4";

    assertTrue(first().answered(429));
  }

  @Test
  void aCallWithoutALatestTimeWaitsNoLongerThanACallMayTake() {
    sent(config(2, "503"));
    first().retryAfter = "10";
    assertTrue(first().answered(503));

    next.sent.clear();
    sent(config(2, "503"));
    first().retryAfter = "9";
    assertFalse(first().answered(503));
  }

  @Test
  void nothingFollowsOnceTheTimeOfTheCallIsOver() {
    FakeCall stale = sent(config(2, "reset"));
    stale.limit(time.getAsLong(), null);
    fails(Reach.SENT_ON_REUSED, LOST);
    assertEquals(LOST, stale.failure);

    FakeCall open = sent(config(2, "reset"));
    open.limit(time.getAsLong(), null);
    last().elsewhere = true;
    last().fail(OPEN);
    assertEquals(OPEN, open.failure);

    FakeCall outdated = sent(config(2, "reset"));
    outdated.limit(time.getAsLong(), null);
    outdated.outdated = true;
    assertTrue(last().answered(401));
  }

  @Test
  void aCallThatEndsBeforeItsNextAttemptBeginsIsTriedNoMore() {
    FakeCall call = sent(null);
    Queue<Runnable> turns = new ArrayDeque<>();
    call.turns = turns;
    last().elsewhere = true;
    fails(Reach.NOT_CONNECTED, REFUSED);

    call.giveUp(new UpstreamFailure.Cancelled("users"));
    turns.forEach(Runnable::run);

    assertEquals(1, next.sent.size());
  }

  @Test
  void doesNotBeginWhenTheTimeOfTheCallIsOver() {
    FakeCall call = sent(config(2, "reset"));
    call.limit(time.getAsLong() + Duration.ofMillis(12).toNanos(), null);

    fails(Reach.SENT, LOST);

    assertEquals(LOST, call.failure);
    assertEquals(0, time.pending());
  }

  @Test
  void aCallThatEndsMeanwhileIsNotTriedAndNothingWaits() {
    FakeCall call = sent(config(2, "reset"));
    fails(Reach.SENT, LOST);
    assertEquals(1, time.pending());

    call.giveUp(new UpstreamFailure.Cancelled("users"));

    assertEquals(0, time.pending());
    assertEquals(1, next.sent.size());
  }

  @Test
  void theTotalTimeHoldsOverAllAttempts() {
    Duration total = Duration.ofMillis(350);
    Duration attempt = Duration.ofMillis(200);
    WithRetries<FakeCall, FakeAttempt> retries =
        new WithRetries<>(
            FakeAttempt::new,
            retrying(config(10, "timeout")),
            new WithAttemptTimeout<>(attempt, next));
    FakeCall call = FakeCall.buffered(time);

    new WithDeadline<>(total, attempt, time, retries).send(call);
    time.pass(Duration.ofSeconds(1));

    assertEquals(new TimedOut("users", total), call.failure);
    assertEquals(2, next.sent.size());
  }
}
