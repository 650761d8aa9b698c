// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.fail;

import dev.facet.upstream.UpstreamFailure.Cancelled;
import dev.facet.upstream.UpstreamFailure.CircuitOpen;
import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamFailure.Overloaded;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WithConcurrencyTest extends WithPlaces {
  @Test
  void aCallTooManyWaitsForItsTurn() {
    WithConcurrency<FakeAttempt> layer = layer(2, 8, 8);
    FakeAttempt first = sent(layer);
    sent(layer);

    FakeAttempt third = sent(layer);
    assertEquals(2, next.sent.size());
    assertEquals(1, layer.waiting());

    time.pass(Duration.ofMillis(30));
    first.finish();
    assertEquals(third, next.sent.getLast());
    assertEquals(0, layer.waiting());
    assertEquals(Duration.ofMillis(30).toNanos(), third.call().waitedNanos());
    assertEquals(0, first.call().waitedNanos());
  }

  @Test
  void turnsComeInTheOrderOfArrival() {
    WithConcurrency<FakeAttempt> layer = layer(1, 8, 8);
    FakeAttempt first = sent(layer);
    FakeAttempt second = sent(layer);
    FakeAttempt third = sent(layer);

    first.finish();
    second.fail(new ConnectionLost("users", "reset"));

    assertEquals(List.of(first, second, third), next.sent);
  }

  @Test
  void aCallBeyondTheQueueIsOverloaded() {
    WithConcurrency<FakeAttempt> layer = layer(1, 1, 8);
    sent(layer);
    sent(layer);

    assertEquals(new Overloaded("users"), sent(layer).failure);
  }

  @Test
  void aCallThatWaitsTooLongIsOverloadedAndNoFailureOfTheService() {
    WithConcurrency<FakeAttempt> layer = layer(1, 8, 8);
    sent(layer);
    FakeAttempt waiter = sent(layer);

    time.pass(WAIT.minusMillis(1));
    assertNull(waiter.failure);
    time.pass(Duration.ofMillis(100));

    assertEquals(new Overloaded("users"), waiter.failure);
    assertEquals(0, layer.waiting());
    assertEquals(0, breaker.remembered());
    assertEquals(0, time.pending());
    assertEquals(WAIT.toNanos(), waiter.call().waitedNanos());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 200})
  void aCallThatCannotComeToItsTurnInTimeIsOverloadedAtOnce(int calls) {
    WithConcurrency<FakeAttempt> layer = layer(1, 64, 8);
    sent(layer);
    sent(layer);
    for (int i = 0; i < calls; i++) {
      sent(layer);
      time.pass(WAIT.dividedBy(4));
      next.sent.getLast().finish();
    }

    int waited = layer.waiting();
    FakeAttempt last = sent(layer);
    while (last.failure == null) {
      waited = layer.waiting();
      last = sent(layer);
    }
    assertEquals(new Overloaded("users"), last.failure);
    assertEquals(5, waited, "each takes a quarter of the time, or a little less");
  }

  @Test
  void whatWasLearnedOfOneBurstSaysNothingOfTheNext() {
    WithConcurrency<FakeAttempt> layer = layer(1, 8, 8);
    sent(layer);
    for (int i = 0; i < 200; i++) {
      sent(layer);
      time.pass(WAIT.dividedBy(2));
      next.sent.getLast().finish();
    }
    for (int i = layer.waiting(); i < 8; i++) {
      assertNull(sent(layer).failure);
    }
  }

  @Test
  void onlyTheTimeInTheQueueIsWaitedFor() {
    WithConcurrency<FakeAttempt> layer = layer(1, 8, 8);
    FakeAttempt first = sent(layer);
    FakeAttempt late = FakeAttempt.buffered(time);
    time.pass(WAIT);

    layer.send(late);
    time.pass(WAIT.minusMillis(1));
    assertNull(late.failure);
    first.finish();

    assertEquals(WAIT.minusMillis(1).toNanos(), late.call().waitedNanos());
  }

  @Test
  void itsOwnTimeEndsAWaitingCallAsOverloaded() {
    WithConcurrency<FakeAttempt> layer = layer(1, 8, 8);
    sent(layer);
    FakeAttempt waiter = sent(layer);
    waiter.call().limit(time.getAsLong(), Duration.ofSeconds(1));

    assertEquals(new Overloaded("users"), waiter.call().overdue());
  }

  @Test
  void waitingIsNoTimeOfTheService() {
    WithConcurrency<FakeAttempt> layer = layer(1, 8, 8);
    FakeAttempt first = sent(layer);
    FakeAttempt waiter = sent(layer);
    time.pass(Duration.ofSeconds(1));

    first.finish();

    assertEquals(time.getAsLong(), waiter.sentAt());
    assertEquals(time.getAsLong(), waiter.progressAt());
  }

  @Test
  void aWaiterThatIsGoneLeavesTheQueue() {
    WithConcurrency<FakeAttempt> layer = layer(1, 1, 8);
    FakeAttempt first = sent(layer);
    FakeAttempt gone = sent(layer);
    gone.giveUp(new Cancelled("users"));
    assertFalse(gone.waits());
    FakeAttempt third = sent(layer);

    first.finish();

    assertEquals(List.of(first, third), next.sent);
  }

  @Test
  void manyThatFailAtOnceAreEndedInALoop() {
    WithConcurrency<FakeAttempt> layer = layer(1, 20_000, 8);
    FakeAttempt first = sent(layer);
    for (int i = 0; i < 20_000; i++) {
      sent(layer);
    }
    openCircuit();

    first.finish();

    assertEquals(0, layer.waiting());
    assertEquals(1, next.sent.size());
  }

  @Test
  void nothingWaitsWhereTheCircuitIsOpen() {
    WithConcurrency<FakeAttempt> layer = layer(1, 8, 8);
    sent(layer);
    openCircuit();

    assertEquals(new CircuitOpen("users", Duration.ofSeconds(5)), sent(layer).failure);
  }

  /** It would wait for the first attempt, which it is to save from waiting. */
  @Test
  void anAttemptBesideAnotherOneWaitsForNoPlace() {
    WithConcurrency<FakeAttempt> layer =
        new WithConcurrency<>(
            new Concurrency(1, 10, WAIT, 0, false),
            () -> loop,
            time,
            () -> fail("asked whether to wait"),
            next);
    FakeCall call = FakeCall.buffered(time);
    layer.send(FakeAttempt.of(call));
    FakeAttempt beside = FakeAttempt.of(call);
    layer.send(beside);

    assertEquals(new Overloaded("users"), beside.failure);
    assertEquals(0, layer.waiting());
    assertEquals(1, next.sent.size());
  }
}
