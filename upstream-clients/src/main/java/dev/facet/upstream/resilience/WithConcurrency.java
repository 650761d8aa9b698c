// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.UpstreamFailure.CircuitOpen;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets a service have so many calls at a time and the others wait for their turn, in a queue
 * bounded in number and time: a burst is served one after the other, and a hanging service cannot
 * take the whole gateway with it. Each event loop has its share of the places and a queue of its
 * own, so that a connection is used again where it is.
 */
public final class WithConcurrency<C extends Call> implements Layer<C> {
  private final Concurrency limits;
  private final ServiceLimit service;
  private final Supplier<LoopTasks> currentLoop;
  private final LongSupplier nanoTime;
  private final WithCircuitBreaker<C> next;
  private final Map<Thread, LoopQueue<C>> byThread = new ConcurrentHashMap<>();

  /**
   * Wraps the breaker, which is asked when it is a call's turn: what waits holds none of its
   * permissions.
   *
   * @param loops how many event loops make calls
   * @param currentLoop the event loop it is called on
   * @param nanoTime the steady clock of the calls
   */
  public WithConcurrency(
      Concurrency limits,
      int loops,
      Supplier<LoopTasks> currentLoop,
      LongSupplier nanoTime,
      WithCircuitBreaker<C> next) {
    this.limits = limits;
    this.service = new ServiceLimit(limits, loops);
    this.currentLoop = currentLoop;
    this.nanoTime = nanoTime;
    this.next = next;
  }

  /** How many calls wait for their turn. */
  public int waiting() {
    return service.waiting();
  }

  @Override
  public void send(C call) {
    LoopQueue<C> queue = current();
    if (queue.sendNow(call)) {
      return;
    }
    if (next.rejects()) {
      call.fail(new CircuitOpen(call.service(), next.openFor()));
    } else {
      queue.sendLater(call);
    }
  }

  private LoopQueue<C> current() {
    Thread thread = Thread.currentThread();
    LoopQueue<C> queue = byThread.get(thread);
    return queue == null ? byThread.computeIfAbsent(thread, _ -> open()) : queue;
  }

  private LoopQueue<C> open() {
    LoopQueue<C> queue = new LoopQueue<>(limits, service, currentLoop.get(), nanoTime, next);
    service.add(queue);
    return queue;
  }
}
