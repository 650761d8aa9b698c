// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.upstream.UpstreamFailure.ClientStalled;
import dev.facet.upstream.UpstreamFailure.Overloaded;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Calls that wait for their turn while their event loop stands still, and services go on. */
final class StalledQueueTest extends WithPlaces {
  private static final Duration STALL = WAIT.multipliedBy(3);
  private static final Duration MILLI = Duration.ofMillis(1);

  /** A response that came meanwhile is read before the wait is judged. */
  @Test
  void aPlaceThatWasFreeMeanwhileIsTaken() {
    WithConcurrency<FakeAttempt> layer = layer(1, 8, 8);
    FakeAttempt first = sent(layer);
    FakeAttempt waiter = sent(layer);

    time.stall(STALL);
    first.finish();
    time.pass(MILLI);

    assertNull(waiter.failure);
    assertEquals(waiter, next.sent.getLast());
    assertEquals(0, time.pending());
  }

  @Test
  void whoFindsNoPlaceByThenHasWaitedTooLong() {
    WithConcurrency<FakeAttempt> layer = layer(1, 8, 8);
    sent(layer);
    FakeAttempt waiter = sent(layer);

    time.stall(STALL);
    assertNull(waiter.failure);
    time.pass(MILLI);

    assertEquals(new Overloaded("users"), waiter.failure);
    assertEquals(0, time.pending());
  }

  /** Else an event loop with too much to do would never end a wait. */
  @Test
  void aStallBehindAStallIsNotWaitedForAgain() {
    WithConcurrency<FakeAttempt> layer = layer(1, 8, 8);
    sent(layer);
    FakeAttempt waiter = sent(layer);

    time.stall(STALL);
    time.stall(STALL);

    assertEquals(new Overloaded("users"), waiter.failure);
  }

  /** What its client sent is there, and was not read. */
  @Test
  void anUploadWhoseBodyCameMeanwhileIsNotEnded() {
    WithConcurrency<FakeAttempt> layer = layer(1, 8, 0);
    FakeAttempt upload = upload(layer);
    sent(layer);

    time.stall(LONG_ENOUGH);
    assertNull(upload.failure);
    upload.progressed();
    time.pass(MILLI);

    assertNull(upload.failure);
    time.pass(LONG_ENOUGH);
    assertEquals(new ClientStalled("users"), upload.failure);
  }

  @Test
  void aTickThatIsALittleLateJudgesAtOnce() {
    WithConcurrency<FakeAttempt> layer = layer(1, 8, 8);
    sent(layer);
    FakeAttempt waiter = sent(layer);
    time.pass(WAIT.minusMillis(50));

    time.stall(Duration.ofMillis(70));

    assertEquals(new Overloaded("users"), waiter.failure);
  }
}
