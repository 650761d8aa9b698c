// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.upstream.UpstreamFailure.Cancelled;
import dev.facet.upstream.UpstreamFailure.CircuitOpen;
import dev.facet.upstream.UpstreamFailure.ClientStalled;
import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamFailure.Overloaded;
import dev.facet.upstream.config.UpstreamConfig.BreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WithConcurrencyTest {
  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final Duration LONG_ENOUGH = Duration.ofMillis(300);

  private final ManualTime time = new ManualTime();
  private final FakeLayer next = new FakeLayer();
  private final CircuitBreaker breaker =
      WithCircuitBreaker.breaker("users", BreakerConfig.DEFAULT, time);
  private final LoopTasks loop = new ManualLoop(time);

  @Test
  void aCallTooManyWaitsForItsTurn() {
    WithConcurrency<FakeCall> layer = layer(2, 8, 8);
    FakeCall first = sent(layer);
    sent(layer);

    FakeCall third = sent(layer);
    assertEquals(2, next.sent.size());
    assertEquals(1, layer.waiting());

    first.finish();
    assertEquals(third, next.sent.getLast());
    assertEquals(0, layer.waiting());
  }

  @Test
  void turnsComeInTheOrderOfArrival() {
    WithConcurrency<FakeCall> layer = layer(1, 8, 8);
    FakeCall first = sent(layer);
    FakeCall second = sent(layer);
    FakeCall third = sent(layer);

    first.finish();
    second.fail(new ConnectionLost("users", "reset"));

    assertEquals(List.of(first, second, third), next.sent);
  }

  @Test
  void aCallBeyondTheQueueIsOverloaded() {
    WithConcurrency<FakeCall> layer = layer(1, 1, 8);
    sent(layer);
    sent(layer);

    assertEquals(new Overloaded("users"), sent(layer).failure);
  }

  @Test
  void aCallThatWaitsTooLongIsOverloadedAndNoFailureOfTheService() {
    WithConcurrency<FakeCall> layer = layer(1, 8, 8);
    sent(layer);
    FakeCall waiter = sent(layer);

    time.pass(WAIT.minusMillis(1));
    assertNull(waiter.failure);
    time.pass(Duration.ofMillis(100));

    assertEquals(new Overloaded("users"), waiter.failure);
    assertEquals(0, layer.waiting());
    assertEquals(0, breaker.getMetrics().getNumberOfBufferedCalls());
    assertEquals(0, time.pending());
  }

  @Test
  void itsOwnTimeEndsAWaitingCallAsOverloaded() {
    WithConcurrency<FakeCall> layer = layer(1, 8, 8);
    sent(layer);
    FakeCall waiter = sent(layer);
    waiter.limit(time.getAsLong(), Duration.ofSeconds(1));

    assertEquals(new Overloaded("users"), waiter.overdue());
  }

  @Test
  void waitingIsNoTimeOfTheService() {
    WithConcurrency<FakeCall> layer = layer(1, 8, 8);
    FakeCall first = sent(layer);
    FakeCall waiter = sent(layer);
    time.pass(Duration.ofSeconds(1));

    first.finish();

    assertEquals(time.getAsLong(), waiter.sentAt());
    assertEquals(time.getAsLong(), waiter.progressAt());
  }

  @Test
  void aWaiterThatIsGoneLeavesTheQueue() {
    WithConcurrency<FakeCall> layer = layer(1, 1, 8);
    FakeCall first = sent(layer);
    sent(layer).giveUp(new Cancelled("users"));
    FakeCall third = sent(layer);

    first.finish();

    assertEquals(List.of(first, third), next.sent);
  }

  @Test
  void manyThatFailAtOnceAreEndedInALoop() {
    WithConcurrency<FakeCall> layer = layer(1, 20_000, 8);
    FakeCall first = sent(layer);
    for (int i = 0; i < 20_000; i++) {
      sent(layer);
    }
    breaker.transitionToOpenState();

    first.finish();

    assertEquals(0, layer.waiting());
    assertEquals(1, next.sent.size());
  }

  @Test
  void nothingWaitsWhereTheCircuitIsOpen() {
    WithConcurrency<FakeCall> layer = layer(1, 8, 8);
    sent(layer);
    breaker.transitionToOpenState();

    assertEquals(new CircuitOpen("users", Duration.ofSeconds(5)), sent(layer).failure);
  }

  @Test
  void streamsAreCountedApartWhereCallsWait() {
    WithConcurrency<FakeCall> layer = layer(2, 8, 2);
    stream(layer);
    stream(layer);
    time.pass(LONG_ENOUGH);

    FakeCall call = sent(layer);
    FakeCall other = sent(layer);

    assertEquals(List.of(call, other), next.sent.subList(2, 4));
  }

  @Test
  void aResponseJustBegunIsNoStreamYet() {
    WithConcurrency<FakeCall> layer = layer(1, 8, 8);
    stream(layer);

    FakeCall call = sent(layer);
    assertEquals(1, layer.waiting());
    time.pass(LONG_ENOUGH);

    assertEquals(call, next.sent.getLast());
  }

  @Test
  void streamsBeyondTheirOwnLimitCountAsCalls() {
    WithConcurrency<FakeCall> layer = layer(1, 8, 1);
    FakeCall first = stream(layer);
    time.pass(LONG_ENOUGH);
    stream(layer);
    time.pass(LONG_ENOUGH);
    FakeCall call = sent(layer);
    time.pass(LONG_ENOUGH);
    assertEquals(1, layer.waiting());

    first.finish();
    time.pass(LONG_ENOUGH);

    assertEquals(call, next.sent.getLast());
  }

  @Test
  void stalledUploadsAreCountedApartAndEndedBeyondTheLimit() {
    WithConcurrency<FakeCall> layer = layer(2, 8, 1);
    FakeCall older = upload(layer);
    time.pass(Duration.ofMillis(1));
    FakeCall newer = upload(layer);
    time.pass(LONG_ENOUGH);

    sent(layer);
    assertNull(older.failure);
    sent(layer);

    assertEquals(new ClientStalled("users"), newer.failure);
    assertEquals(4, next.sent.size());
  }

  @Test
  void anUploadThatFlowsIsLeftAlone() {
    WithConcurrency<FakeCall> layer = layer(1, 8, 8);
    FakeCall upload = upload(layer);
    upload.awaitingClient = false;
    time.pass(LONG_ENOUGH);
    sent(layer);
    time.pass(LONG_ENOUGH);

    assertEquals(1, layer.waiting());
  }

  @Test
  void aPlaceGoesToTheEventLoopThatHasWaitedLongest() {
    Concurrency limits = new Concurrency(1, 1, 8, WAIT, 8);
    ServiceLimit service = new ServiceLimit(limits, 2);
    LoopQueue<FakeCall> one = queue(limits, service);
    LoopQueue<FakeCall> two = queue(limits, service);
    FakeCall first = sent(one);
    FakeCall second = sent(two);
    FakeCall third = sent(one);

    first.finish();
    assertEquals(second, next.sent.getLast());
    second.finish();

    assertEquals(List.of(first, second, third), next.sent);
  }

  @Test
  void streamsOfOtherEventLoopsAreCountedApartToo() {
    Concurrency limits = new Concurrency(1, 1, 8, WAIT, 8);
    ServiceLimit service = new ServiceLimit(limits, 2);
    sent(queue(limits, service)).answered(200);
    FakeCall call = sent(queue(limits, service));

    time.pass(LONG_ENOUGH);

    assertEquals(call, next.sent.getLast());
  }

  private WithConcurrency<FakeCall> layer(int calls, int queue, int streams) {
    return new WithConcurrency<>(
        new Concurrency(calls, calls, queue, WAIT, streams),
        1,
        () -> loop,
        time,
        new WithCircuitBreaker<>(breaker, next));
  }

  private LoopQueue<FakeCall> queue(Concurrency limits, ServiceLimit service) {
    LoopQueue<FakeCall> queue = new LoopQueue<>(limits, service, loop, time, next);
    service.add(queue);
    return queue;
  }

  private FakeCall sent(LoopQueue<FakeCall> queue) {
    FakeCall call = FakeCall.streamed(time);
    if (!queue.sendNow(call)) {
      queue.sendLater(call);
    }
    return call;
  }

  private FakeCall sent(WithConcurrency<FakeCall> layer) {
    FakeCall call = FakeCall.buffered(time);
    layer.send(call);
    return call;
  }

  private FakeCall stream(WithConcurrency<FakeCall> layer) {
    FakeCall call = FakeCall.streamed(time);
    layer.send(call);
    call.answered(200);
    return call;
  }

  private FakeCall upload(WithConcurrency<FakeCall> layer) {
    FakeCall call = FakeCall.upload(time);
    layer.send(call);
    call.awaitingClient = true;
    return call;
  }

  private record ManualLoop(ManualTime time) implements LoopTasks {
    @Override
    public void run(Runnable task) {
      task.run();
    }

    @Override
    public void runAfter(long delayMillis, Runnable task) {
      var _ = time.set(delayMillis, _ -> task.run());
    }
  }
}
