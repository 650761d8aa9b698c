// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.facet.upstream.config.BreakerConfig;
import dev.facet.upstream.endpoint.EndpointBreaker;
import dev.facet.upstream.endpoint.EndpointNotices;
import java.time.Duration;

/** A service with few places, and attempts at it. */
abstract class WithPlaces {
  static final Duration WAIT = Duration.ofSeconds(2);
  static final Duration LONG_ENOUGH = Duration.ofMillis(300);

  final ManualTime time = new ManualTime();
  final FakeLayer<FakeAttempt> next = new FakeLayer<>();
  final EndpointBreaker breaker =
      new EndpointBreaker(
          "users", BreakerConfig.DEFAULT, time, new EndpointNotices("users", () -> 0));
  final LoopTasks loop = new ManualLoop(time);

  final WithConcurrency<FakeAttempt> layer(int calls, int queue, int streams) {
    return new WithConcurrency<>(
        new Concurrency(calls, queue, WAIT, streams, false),
        () -> loop,
        time,
        () -> breaker.isUsable() ? null : breaker.openFor(),
        new WithCircuitBreaker<>(_ -> breaker, next));
  }

  final LoopQueue<FakeAttempt> queue(Concurrency limits, ServiceLimit service) {
    LoopQueue<FakeAttempt> queue = new LoopQueue<>(limits, service, loop, time, next);
    service.add(queue);
    return queue;
  }

  final FakeAttempt sent(LoopQueue<FakeAttempt> queue) {
    FakeAttempt attempt = FakeAttempt.streamed(time);
    if (!queue.sendNow(attempt)) {
      queue.sendLater(attempt);
    }
    return attempt;
  }

  final FakeAttempt sent(WithConcurrency<FakeAttempt> layer) {
    FakeAttempt attempt = FakeAttempt.buffered(time);
    layer.send(attempt);
    return attempt;
  }

  final FakeAttempt stream(WithConcurrency<FakeAttempt> layer) {
    FakeAttempt call = FakeAttempt.streamed(time);
    layer.send(call);
    call.answered(200);
    return call;
  }

  final FakeAttempt upload(WithConcurrency<FakeAttempt> layer) {
    FakeAttempt call = FakeAttempt.upload(time);
    layer.send(call);
    call.awaitingClient = true;
    return call;
  }

  final void openCircuit() {
    for (int i = 0; i < BreakerConfig.DEFAULT.window(); i++) {
      breaker.failed(breaker.acquire(), 0, "status 503");
    }
    assertFalse(breaker.isUsable());
  }
}
