// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.UpstreamFailure.Cancelled;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The places of a service on several event loops. */
final class PlacesOfEventLoopsTest extends WithPlaces {
  private static final Concurrency ONE = new Concurrency(1, 8, WAIT, 8, false);

  @Test
  void aPlaceGoesToTheEventLoopThatHasWaitedLongest() {
    Concurrency limits = new Concurrency(1, 8, WAIT, 8, false);
    ServiceLimit service = new ServiceLimit(limits);
    LoopQueue<FakeAttempt> one = queue(limits, service);
    LoopQueue<FakeAttempt> two = queue(limits, service);
    FakeAttempt first = sent(one);
    FakeAttempt second = sent(two);
    FakeAttempt third = sent(one);

    first.finish();
    assertEquals(second, next.sent.getLast());
    second.finish();

    assertEquals(List.of(first, second, third), next.sent);
  }

  @Test
  void streamsOfOtherEventLoopsAreCountedApartToo() {
    Concurrency limits = new Concurrency(1, 8, WAIT, 8, false);
    ServiceLimit service = new ServiceLimit(limits);
    sent(queue(limits, service)).answered(200);
    FakeAttempt call = sent(queue(limits, service));

    time.pass(LONG_ENOUGH);

    assertEquals(call, next.sent.getLast());
  }

  @Test
  void streamsOfOtherEventLoopsAreCountedApartAtOnce() {
    ServiceLimit service = new ServiceLimit(ONE);
    sent(queue(ONE, service)).answered(200);
    time.pass(LONG_ENOUGH);

    FakeAttempt call = sent(queue(ONE, service));

    assertEquals(call, next.sent.getLast());
  }

  @Test
  void aPlaceForAWaiterThatIsGoneGoesToOthers() {
    ServiceLimit service = new ServiceLimit(ONE);
    LoopQueue<FakeAttempt> one = queue(ONE, service);
    LoopQueue<FakeAttempt> two = queue(ONE, service);
    FakeAttempt first = sent(one);
    sent(two).giveUp(new Cancelled("users"));
    first.finish();

    FakeAttempt second = sent(one);

    assertEquals(List.of(first, second), next.sent);
  }

  @Test
  void anEventLoopThatWaitedBeforeIsGivenAPlaceAgain() {
    ServiceLimit service = new ServiceLimit(ONE);
    LoopQueue<FakeAttempt> one = queue(ONE, service);
    LoopQueue<FakeAttempt> two = queue(ONE, service);
    FakeAttempt first = sent(one);
    FakeAttempt second = sent(two);
    first.finish();
    second.finish();
    FakeAttempt third = sent(one);
    FakeAttempt fourth = sent(two);

    third.finish();

    assertEquals(List.of(first, second, third, fourth), next.sent);
  }

  @Test
  void anEventLoopThatWasGivenAPlaceAsksForTheNext() {
    Concurrency limits = new Concurrency(2, 8, WAIT, 8, false);
    ServiceLimit service = new ServiceLimit(limits);
    LoopQueue<FakeAttempt> one = queue(limits, service);
    LoopQueue<FakeAttempt> two = queue(limits, service);
    FakeAttempt first = sent(one);
    FakeAttempt second = sent(one);
    FakeAttempt third = sent(two);
    FakeAttempt fourth = sent(two);

    first.finish();
    second.finish();

    assertEquals(List.of(first, second, third, fourth), next.sent);
  }

  @Test
  void eachThreadHasAQueueOfItsOwnWhoseStreamsCountForAll() throws InterruptedException {
    WithConcurrency<FakeAttempt> layer = layer(1, 8, 8);
    Thread other = new Thread(() -> stream(layer));
    other.start();
    other.join();
    time.pass(LONG_ENOUGH);

    FakeAttempt call = sent(layer);

    assertEquals(call, next.sent.getLast());
  }
}
