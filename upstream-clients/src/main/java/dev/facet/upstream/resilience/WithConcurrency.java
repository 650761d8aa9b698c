// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.UpstreamFailure.CircuitOpen;
import dev.facet.upstream.UpstreamFailure.Overloaded;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets a service have so many calls at a time and the others wait for their turn, in a queue
 * bounded in number and time: a burst is served one after the other, and a hanging service cannot
 * take the whole gateway with it. The places are the service's; each event loop has a queue of its
 * own for what waits on it.
 */
public final class WithConcurrency<A extends Attempt> implements Layer<A> {
  private final Concurrency limits;
  private final ServiceLimit service;
  private final Supplier<LoopTasks> currentLoop;
  private final LongSupplier nanoTime;
  private final Availability availability;
  private final Layer<A> next;
  private final Map<Thread, LoopQueue<A>> byThread = new ConcurrentHashMap<>();

  /**
   * Wraps the choice of an endpoint, which is made when it is an attempt's turn: what waits has
   * none.
   *
   * @param currentLoop the event loop it is called on
   * @param nanoTime the steady clock of the calls
   * @param availability tells whether it is of use to wait
   */
  public WithConcurrency(
      Concurrency limits,
      Supplier<LoopTasks> currentLoop,
      LongSupplier nanoTime,
      Availability availability,
      Layer<A> next) {
    this.limits = limits;
    this.service = new ServiceLimit(limits);
    this.currentLoop = currentLoop;
    this.nanoTime = nanoTime;
    this.availability = availability;
    this.next = next;
  }

  /** The most calls in flight, for now. */
  public int limit() {
    return service.calls();
  }

  /** How many calls wait for their turn. */
  public int waiting() {
    return service.waiting();
  }

  @Override
  public Layer<A> next() {
    return next;
  }

  @Override
  public void send(A attempt) {
    LoopQueue<A> queue = current();
    if (queue.sendNow(attempt)) {
      return;
    }
    if (attempt.call().triedBeside(attempt)) { // it is to save time, and the other one has a place
      attempt.fail(new Overloaded(attempt.call().service()));
      return;
    }
    Duration closed = availability.closedFor();
    if (closed != null) {
      attempt.fail(new CircuitOpen(attempt.call().service(), closed));
    } else {
      queue.sendLater(attempt);
    }
  }

  private LoopQueue<A> current() {
    Thread thread = Thread.currentThread();
    LoopQueue<A> queue = byThread.get(thread);
    return queue == null ? byThread.computeIfAbsent(thread, _ -> open()) : queue;
  }

  private LoopQueue<A> open() {
    LoopQueue<A> queue = new LoopQueue<>(limits, service, currentLoop.get(), nanoTime, next);
    service.add(queue);
    return queue;
  }
}
