// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.upstream.UpstreamFailure.Cancelled;
import dev.facet.upstream.UpstreamFailure.CircuitOpen;
import dev.facet.upstream.UpstreamFailure.ClientStalled;
import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamFailure.Overloaded;
import dev.facet.upstream.config.BreakerConfig;
import dev.facet.upstream.endpoint.EndpointBreaker;
import dev.facet.upstream.endpoint.EndpointNotices;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WithConcurrencyTest {
  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final Duration LONG_ENOUGH = Duration.ofMillis(300);

  private final ManualTime time = new ManualTime();
  private final FakeLayer<FakeAttempt> next = new FakeLayer<>();
  private final EndpointBreaker breaker =
      new EndpointBreaker(
          "users", BreakerConfig.DEFAULT, time, new EndpointNotices("users", () -> 0));
  private final LoopTasks loop = new ManualLoop(time);

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
    sent(layer).giveUp(new Cancelled("users"));
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

  private WithConcurrency<FakeAttempt> layer(int calls, int queue, int streams) {
    return new WithConcurrency<>(
        new Concurrency(calls, queue, WAIT, streams, false),
        () -> loop,
        time,
        () -> breaker.isUsable() ? null : breaker.openFor(),
        new WithCircuitBreaker<>(_ -> breaker, next));
  }

  private LoopQueue<FakeAttempt> queue(Concurrency limits, ServiceLimit service) {
    LoopQueue<FakeAttempt> queue = new LoopQueue<>(limits, service, loop, time, next);
    service.add(queue);
    return queue;
  }

  private FakeAttempt sent(LoopQueue<FakeAttempt> queue) {
    FakeAttempt attempt = FakeAttempt.streamed(time);
    if (!queue.sendNow(attempt)) {
      queue.sendLater(attempt);
    }
    return attempt;
  }

  private FakeAttempt sent(WithConcurrency<FakeAttempt> layer) {
    FakeAttempt attempt = FakeAttempt.buffered(time);
    layer.send(attempt);
    return attempt;
  }

  private FakeAttempt stream(WithConcurrency<FakeAttempt> layer) {
    FakeAttempt call = FakeAttempt.streamed(time);
    layer.send(call);
    call.answered(200);
    return call;
  }

  private FakeAttempt upload(WithConcurrency<FakeAttempt> layer) {
    FakeAttempt call = FakeAttempt.upload(time);
    layer.send(call);
    call.awaitingClient = true;
    return call;
  }

  private void openCircuit() {
    while (breaker.isUsable()) {
      breaker.failed(breaker.acquire(), 0, "status 503");
    }
  }
}
