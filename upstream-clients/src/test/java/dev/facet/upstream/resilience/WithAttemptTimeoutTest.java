// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static dev.facet.upstream.CallContext.NO_DEADLINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.DeadlinePassed;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The time of an attempt, and the one timer of its call that holds the clock to it. */
final class WithAttemptTimeoutTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration ALMOST = PATIENCE.minusMillis(1);
  private static final Duration MILLI = Duration.ofMillis(1);
  private static final Duration TOTAL = Duration.ofSeconds(30);

  private final ManualTime time = new ManualTime();
  private final FakeLayer<FakeAttempt> next = new FakeLayer<>();
  private final Layer<FakeCall> layer =
      new WithDeadline<>(
          TOTAL,
          PATIENCE,
          time,
          call -> new WithAttemptTimeout<>(PATIENCE, next).send(FakeAttempt.of(call)));

  @Test
  void givesUpASilentAttempt() {
    FakeAttempt attempt = sent(FakeCall.buffered(time));

    time.pass(ALMOST);
    assertNull(attempt.failure);
    time.pass(MILLI);

    assertEquals(new TimedOut("users", PATIENCE), attempt.failure);
    assertTrue(attempt.abandoned);
    assertEquals(0, time.pending());
  }

  @Test
  void countsFromTheLastSignOfLife() {
    FakeAttempt attempt = sent(FakeCall.buffered(time));

    time.pass(ALMOST);
    attempt.answered(200);
    time.pass(ALMOST);
    attempt.progressed();
    time.pass(ALMOST);
    assertNull(attempt.failure);
    time.pass(MILLI);

    assertEquals(new TimedOut("users", PATIENCE, UpstreamFailure.Awaited.MORE), attempt.failure);
  }

  @Test
  void isPatientWhileItIsNotTheServicesTurn() {
    FakeAttempt attempt = sent(FakeCall.streamed(time));
    attempt.awaitingService = false;

    time.pass(PATIENCE.multipliedBy(20));
    assertNull(attempt.failure);

    attempt.awaitingService = true;
    attempt.progressed();
    time.pass(PATIENCE.multipliedBy(2));
    assertEquals(new TimedOut("users", PATIENCE), attempt.failure);
  }

  @Test
  void keepsTheTotalThoughThereIsLife() {
    FakeCall call = FakeCall.within(Duration.ofSeconds(6), NO_DEADLINE, time, true);
    FakeAttempt attempt = sent(call);

    for (int second = 0; second < 5; second++) {
      time.pass(Duration.ofSeconds(1));
      attempt.progressed();
    }
    assertNull(call.failure);
    time.pass(Duration.ofSeconds(1));

    assertEquals(new TimedOut("users", Duration.ofSeconds(6)), call.failure);
    assertTrue(attempt.abandoned);
  }

  @Test
  void keepsTheDeadlineOfTheContext() {
    FakeCall call = FakeCall.until(time.getAsLong() + Duration.ofSeconds(1).toNanos(), time, false);
    sent(call);

    time.pass(Duration.ofSeconds(1));

    assertEquals(new DeadlinePassed("users"), call.failure);
  }

  @Test
  void forgetsTheDeadlineOfAStreamOnceItsHeadIsThere() {
    FakeCall call = FakeCall.until(time.getAsLong() + Duration.ofSeconds(1).toNanos(), time, false);
    sent(call).answered(200);

    time.pass(ALMOST);

    assertNull(call.failure);
    assertEquals(NO_DEADLINE, call.due());
  }

  @Test
  void timesASecondAttemptByItself() {
    FakeCall call = FakeCall.buffered(time);
    FakeAttempt first = sent(call);
    time.pass(Duration.ofSeconds(3));
    first.drop();
    FakeAttempt second = FakeAttempt.of(call);
    new WithAttemptTimeout<>(PATIENCE, next).send(second);

    time.pass(ALMOST);
    assertNull(second.failure);
    time.pass(MILLI);

    assertEquals(new TimedOut("users", PATIENCE), second.failure);
  }

  @Test
  void takesItsTimerBackWhenTheCallEnds() {
    FakeAttempt attempt = sent(FakeCall.buffered(time));
    assertEquals(1, time.pending());

    attempt.finish();
    attempt.call().finish();

    assertEquals(0, time.pending());
    time.pass(PATIENCE.multipliedBy(2));
    assertFalse(attempt.abandoned);
  }

  @Test
  void setsOneTimerHoweverManyPiecesCome() {
    FakeAttempt attempt = sent(FakeCall.buffered(time));

    for (int i = 0; i < 100; i++) {
      attempt.progressed();
    }

    assertEquals(1, time.pending());
  }

  private FakeAttempt sent(FakeCall call) {
    layer.send(call);
    return next.sent.getLast();
  }
}
