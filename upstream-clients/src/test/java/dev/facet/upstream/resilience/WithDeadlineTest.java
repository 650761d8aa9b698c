// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static dev.facet.upstream.CallContext.NO_DEADLINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.UpstreamFailure.DeadlinePassed;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WithDeadlineTest {
  private static final Duration TOTAL = Duration.ofSeconds(10);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ManualTime time = new ManualTime();
  private final FakeLayer<FakeCall> next = new FakeLayer<>();
  private final WithDeadline<FakeCall> layer = new WithDeadline<>(TOTAL, TOTAL, time, next);

  @Test
  void rejectsACallWhoseDeadlineHasPassed() {
    FakeCall call = FakeCall.until(time.getAsLong(), time, true);

    layer.send(call);

    assertEquals(new DeadlinePassed("users"), call.failure);
    assertTrue(next.sent.isEmpty());
  }

  @Test
  void givesABufferedCallTheTotalTime() {
    FakeCall call = FakeCall.buffered(time);

    layer.send(call);

    assertEquals(time.getAsLong() + TOTAL.toNanos(), call.due());
    assertEquals(new TimedOut("users", TOTAL), call.overdue());
    assertEquals(1, next.sent.size());
  }

  @Test
  void givesTheDeadlineWhereItIsSooner() {
    FakeCall call = FakeCall.until(time.getAsLong() + SECOND.toNanos(), time, true);

    layer.send(call);

    assertEquals(time.getAsLong() + SECOND.toNanos(), call.due());
    assertEquals(new DeadlinePassed("users"), call.overdue());
  }

  @Test
  void givesTheTotalWhereTheDeadlineIsLater() {
    FakeCall call = FakeCall.until(time.getAsLong() + TOTAL.toNanos() + 1, time, true);

    layer.send(call);

    assertEquals(new TimedOut("users", TOTAL), call.overdue());
  }

  @Test
  void prefersTheTimeOfTheRequest() {
    FakeCall call = FakeCall.within(Duration.ofMinutes(1), NO_DEADLINE, time, true);

    layer.send(call);

    assertEquals(time.getAsLong() + Duration.ofMinutes(1).toNanos(), call.due());
  }

  @Test
  void givesAStreamNoTimeOfItsOwn() {
    FakeCall call = FakeCall.streamed(time);

    layer.send(call);

    assertEquals(NO_DEADLINE, call.due());
  }

  @Test
  void givesAStreamTheDeadlineUntilItsHeadIsThere() {
    long deadline = time.getAsLong() + SECOND.toNanos();
    FakeCall call = FakeCall.until(deadline, time, false);

    layer.send(call);

    assertEquals(deadline, call.due());
    FakeAttempt.of(call).answered(200);
    assertEquals(NO_DEADLINE, call.due());
  }
}
