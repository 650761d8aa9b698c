// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamFailure.DeadlinePassed;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An event loop that stands still, as while memory is cleaned up, while services go on. */
final class StalledLoopTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration STALL = Duration.ofSeconds(60);
  private static final Duration MILLI = Duration.ofMillis(1);

  private final ManualTime time = new ManualTime();
  private final FakeLayer<FakeAttempt> next = new FakeLayer<>();
  private final Layer<FakeCall> layer =
      new WithDeadline<>(
          STALL.dividedBy(2),
          PATIENCE,
          time,
          call -> new WithAttemptTimeout<>(PATIENCE, next).send(FakeAttempt.of(call)));

  private FakeCall sent(long deadline) {
    FakeCall call = FakeCall.until(deadline, time, true);
    layer.send(call);
    return call;
  }

  /** What the service said is read before it is judged. */
  @Test
  void aResponseThatCameMeanwhileCounts() {
    FakeCall call = sent(CallContext.NO_DEADLINE);

    time.stall(STALL);
    assertFalse(call.ended());
    next.sent.getFirst().answered(200);
    next.sent.getFirst().finish();
    call.finish();
    time.pass(STALL);

    assertNull(call.failure);
    assertEquals(0, time.pending());
  }

  @Test
  void anEndpointThatSaidNothingByThenHasFailed() {
    FakeCall call = FakeCall.streamed(time);
    layer.send(call);

    time.stall(PATIENCE.plusMillis(21));
    assertFalse(call.ended());
    time.pass(MILLI);

    assertEquals(new TimedOut("users", PATIENCE), call.failure);
  }

  @Test
  void aDeadlineIsKeptOnceWhatCameIsRead() {
    FakeCall call = sent(time.getAsLong() + Duration.ofSeconds(3).toNanos());

    time.stall(STALL);
    assertFalse(call.ended());
    time.pass(MILLI);

    assertEquals(new DeadlinePassed("users"), call.failure);
  }

  /** Else an event loop with too much to do would have no time-outs. */
  @Test
  void aStallBehindAStallIsNotWaitedForAgain() {
    FakeCall call = sent(CallContext.NO_DEADLINE);

    time.stall(STALL);
    time.stall(STALL);

    assertEquals(new TimedOut("users", STALL.dividedBy(2)), call.failure);
  }

  @Test
  void theNextTimeOutOfTheSameCallIsOnTime() {
    FakeCall call = FakeCall.streamed(time);
    layer.send(call);
    time.stall(STALL);
    next.sent.getFirst().progressed();
    time.pass(MILLI);

    time.pass(PATIENCE.minus(MILLI.multipliedBy(2)));
    assertFalse(call.ended());
    time.pass(MILLI);

    assertEquals(new TimedOut("users", PATIENCE), call.failure);
  }

  @Test
  void timersThatAreALittleLateAreJudgedAtOnce() {
    FakeCall call = FakeCall.streamed(time);
    layer.send(call);

    time.stall(PATIENCE.plusMillis(20));

    assertEquals(new TimedOut("users", PATIENCE), call.failure);
  }
}
