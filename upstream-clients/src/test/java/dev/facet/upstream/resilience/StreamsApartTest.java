// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.upstream.UpstreamFailure.ClientStalled;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Responses and uploads that need not count as calls. */
final class StreamsApartTest extends WithPlaces {
  @Test
  void streamsAreCountedApartWhereCallsWait() {
    WithConcurrency<FakeAttempt> layer = layer(2, 8, 2);
    stream(layer);
    stream(layer);
    time.pass(LONG_ENOUGH);

    FakeAttempt call = sent(layer);
    FakeAttempt other = sent(layer);

    assertEquals(List.of(call, other), next.sent.subList(2, 4));
  }

  @Test
  void aResponseJustBegunIsNoStreamYet() {
    WithConcurrency<FakeAttempt> layer = layer(1, 8, 8);
    stream(layer);

    FakeAttempt call = sent(layer);
    assertEquals(1, layer.waiting());
    time.pass(LONG_ENOUGH);

    assertEquals(call, next.sent.getLast());
  }

  @Test
  void streamsBeyondTheirOwnLimitCountAsCalls() {
    WithConcurrency<FakeAttempt> layer = layer(1, 8, 1);
    FakeAttempt first = stream(layer);
    time.pass(LONG_ENOUGH);
    stream(layer);
    time.pass(LONG_ENOUGH);
    FakeAttempt call = sent(layer);
    time.pass(LONG_ENOUGH);
    assertEquals(1, layer.waiting());

    first.finish();
    time.pass(LONG_ENOUGH);

    assertEquals(call, next.sent.getLast());
  }

  @Test
  void stalledUploadsAreCountedApartAndEndedBeyondTheLimit() {
    WithConcurrency<FakeAttempt> layer = layer(2, 8, 1);
    FakeAttempt older = upload(layer);
    time.pass(Duration.ofMillis(1));
    FakeAttempt newer = upload(layer);
    time.pass(LONG_ENOUGH);

    sent(layer);
    assertNull(older.failure);
    sent(layer);

    assertEquals(new ClientStalled("users"), newer.failure);
    assertEquals(4, next.sent.size());
  }

  @Test
  void anUploadThatFlowsIsLeftAlone() {
    WithConcurrency<FakeAttempt> layer = layer(1, 8, 8);
    FakeAttempt upload = upload(layer);
    upload.awaitingClient = false;
    time.pass(LONG_ENOUGH);
    sent(layer);
    time.pass(LONG_ENOUGH);

    assertEquals(1, layer.waiting());
  }

  @Test
  void aResponseIsAStreamAfterATenthOfASecond() {
    WithConcurrency<FakeAttempt> layer = layer(1, 8, 8);
    stream(layer);
    time.pass(Duration.ofMillis(99));
    sent(layer);
    assertEquals(1, layer.waiting());

    time.pass(Duration.ofMillis(1));
    sent(layer);

    assertEquals(1, layer.waiting());
  }

  @Test
  void anUploadIsStalledAfterAQuarterOfASecond() {
    WithConcurrency<FakeAttempt> layer = layer(1, 8, 8);
    upload(layer);
    time.pass(Duration.ofMillis(249));
    sent(layer);
    assertEquals(1, layer.waiting());

    time.pass(Duration.ofMillis(1));
    sent(layer);

    assertEquals(1, layer.waiting());
  }

  @Test
  void aResponseThatIsCollectedIsNoStream() {
    WithConcurrency<FakeAttempt> layer = layer(1, 8, 8);
    sent(layer).answered(200);
    time.pass(LONG_ENOUGH);

    sent(layer);
    time.pass(LONG_ENOUGH);

    assertEquals(1, layer.waiting());
  }

  @Test
  void aStreamThatIsOverFreesItsPlaceOnce() {
    WithConcurrency<FakeAttempt> layer = layer(1, 8, 8);
    stream(layer).finish();

    assertFull(layer);
  }

  @Test
  void anUploadThatIsOverFreesItsPlaceOnce() {
    WithConcurrency<FakeAttempt> layer = layer(1, 8, 8);
    FakeAttempt upload = upload(layer);
    upload.answered(200);
    upload.finish();

    assertFull(layer);
  }

  @Test
  void aStalledUploadThatIsCountedApartFreesItsPlaceOnceAlsoWhereItHasAResponse() {
    WithConcurrency<FakeAttempt> layer = layer(1, 8, 8);
    FakeAttempt upload = upload(layer);
    time.pass(LONG_ENOUGH);
    FakeAttempt call = sent(layer);
    assertEquals(call, next.sent.getLast());

    upload.answered(200);
    call.finish();

    assertFull(layer);
  }

  /** One call has the only place, and another one waits for as long as that one takes. */
  private void assertFull(WithConcurrency<FakeAttempt> layer) {
    FakeAttempt call = sent(layer);
    sent(layer);
    time.pass(LONG_ENOUGH);

    assertEquals(call, next.sent.getLast());
    assertEquals(1, layer.waiting());
  }
}
