// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static dev.facet.upstream.CallContext.NO_DEADLINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.UpstreamFailure.DeadlinePassed;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WithAttemptTimeoutTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration ALMOST = PATIENCE.minusMillis(1);
  private static final Duration MILLI = Duration.ofMillis(1);

  private final ManualTime time = new ManualTime();
  private final FakeLayer next = new FakeLayer();
  private final WithAttemptTimeout<FakeCall> layer = new WithAttemptTimeout<>(PATIENCE, time, next);

  @Test
  void givesUpASilentCall() {
    FakeCall call = sent(FakeCall.buffered(time));

    time.pass(ALMOST);
    assertNull(call.failure);
    time.pass(MILLI);

    assertEquals(new TimedOut("users", PATIENCE), call.failure);
    assertTrue(call.abandoned);
  }

  @Test
  void countsFromTheLastSignOfLife() {
    FakeCall call = sent(FakeCall.buffered(time));

    time.pass(ALMOST);
    call.answered(200);
    time.pass(ALMOST);
    call.progressed();
    time.pass(ALMOST);
    assertNull(call.failure);
    time.pass(MILLI);

    assertEquals(new TimedOut("users", PATIENCE), call.failure);
  }

  @Test
  void isPatientWhileItIsNotTheServicesTurn() {
    FakeCall call = sent(FakeCall.streamed(time));
    call.awaitingService = false;

    time.pass(PATIENCE.multipliedBy(20));
    assertNull(call.failure);

    call.awaitingService = true;
    call.progressed();
    time.pass(PATIENCE.multipliedBy(2));
    assertEquals(new TimedOut("users", PATIENCE), call.failure);
  }

  @Test
  void keepsTheLatestTimeThoughThereIsLife() {
    FakeCall call = FakeCall.buffered(time);
    call.limit(time.getAsLong() + Duration.ofSeconds(6).toNanos(), Duration.ofSeconds(6));
    sent(call);

    for (int second = 0; second < 5; second++) {
      time.pass(Duration.ofSeconds(1));
      call.progressed();
    }
    assertNull(call.failure);
    time.pass(Duration.ofSeconds(1));

    assertEquals(new TimedOut("users", Duration.ofSeconds(6)), call.failure);
  }

  @Test
  void keepsTheDeadlineOfTheContext() {
    FakeCall call = FakeCall.streamed(time);
    call.limit(time.getAsLong() + Duration.ofSeconds(1).toNanos(), null);
    sent(call);

    time.pass(Duration.ofSeconds(1));

    assertEquals(new DeadlinePassed("users"), call.failure);
  }

  @Test
  void forgetsTheDeadlineOfAStreamOnceItsHeadIsThere() {
    FakeCall call = FakeCall.streamed(time);
    call.limit(time.getAsLong() + Duration.ofSeconds(1).toNanos(), null);
    sent(call);

    call.answered(200);
    time.pass(ALMOST);

    assertNull(call.failure);
    assertEquals(NO_DEADLINE, call.due());
  }

  @Test
  void takesItsTimerBackWhenTheCallEnds() {
    FakeCall call = sent(FakeCall.buffered(time));
    assertEquals(1, time.pending());

    call.finish();

    assertEquals(0, time.pending());
    time.pass(PATIENCE.multipliedBy(2));
    assertFalse(call.abandoned);
  }

  @Test
  void setsOneTimerHoweverManyPiecesCome() {
    FakeCall call = sent(FakeCall.buffered(time));

    for (int i = 0; i < 100; i++) {
      call.progressed();
    }

    assertEquals(1, time.pending());
  }

  private FakeCall sent(FakeCall call) {
    layer.send(call);
    assertEquals(call, next.sent.getLast());
    return call;
  }
}
