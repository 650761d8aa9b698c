// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.UpstreamFailure;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What the event loops share of a service's {@link Concurrency}. Usable from any thread. */
final class ServiceLimit {
  /** How long places are held is the mean of about so many of the latest calls. */
  private static final int MEAN_OF = 32;

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVICE_UNAVAILABLE = 503;

  private final Concurrency limits;
  private final @Nullable AdaptiveLimit adaptive;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger streams = new AtomicInteger();

  /** How long places are held while calls wait. */
  private volatile long heldNanos;

  private int heldKnown;

  /** One an event loop. */
  private final Queue<LoopQueue<?>> queues = new ConcurrentLinkedQueue<>();

  /** The queues whose first call waits for a place that another event loop has, first come. */
  private final Queue<LoopQueue<?>> starved = new ConcurrentLinkedQueue<>();

  /** The limits of a service. */
  ServiceLimit(Concurrency limits) {
    this.limits = limits;
    this.adaptive = limits.adaptive() ? new AdaptiveLimit(limits.calls()) : null;
  }

  void add(LoopQueue<?> queue) {
    queues.add(queue);
  }

  /** Counts streams apart on all event loops, for a queue that waits for one of their places. */
  void relieveAll() {
    queues.forEach(LoopQueue::relieveLater);
  }

  /** Takes the place of a call in flight; false where there is none. */
  boolean take() {
    return takeUpTo(inFlight, calls());
  }

  /** The same, where a queue had none before: it is given the next one that is free. */
  boolean takeOrAwait(LoopQueue<?> queue) {
    starved.add(queue);
    return take();
  }

  /** The most calls in flight. */
  int calls() {
    return adaptive == null ? limits.calls() : adaptive.now();
  }

  /** Learns from an attempt that held a place. */
  void learn(Attempt attempt, @Nullable UpstreamFailure failure) {
    if (adaptive == null) {
      return;
    }
    boolean tooMuch =
        attempt.status() == TOO_MANY_REQUESTS || attempt.status() == SERVICE_UNAVAILABLE;
    if (tooMuch || failure instanceof UpstreamFailure.TimedOut) {
      adaptive.overloaded();
    } else if (attempt.status() != 0) {
      adaptive.responded(attempt.answeredAt() - attempt.sentAt(), inFlight.get());
    }
  }

  /**
   * Gives the place of a call in flight to a queue that waits for one, or back: also where there
   * are more places taken than there may be now.
   */
  void release() {
    if (inFlight.get() > calls()) {
      inFlight.decrementAndGet();
      return;
    }
    LoopQueue<?> next = starved.poll();
    if (next == null) {
      inFlight.decrementAndGet();
      // One may have come between the two; it found no place if it came before the second.
      if (!starved.isEmpty() && take()) {
        release();
      }
    } else {
      next.grant();
    }
  }

  /** Whether a queue waits for a place that another event loop has. */
  boolean starving() {
    return !starved.isEmpty();
  }

  /**
   * Adds a waiting call; false where too many wait, or where those before it take longer than it
   * can wait.
   *
   * @param patience how long it can wait, in nanoseconds
   */
  boolean enterQueue(long patience) {
    long rounds = waiting.get() / Math.max(1, calls());
    return (rounds == 0 || rounds * heldNanos <= patience) && takeUpTo(waiting, limits.queue());
  }

  /** Learns how long a place was held, while calls wait. */
  synchronized void held(long nanos) {
    heldKnown = Math.min(MEAN_OF, heldKnown + 1);
    heldNanos += (nanos - heldNanos) / heldKnown;
  }

  void leaveQueue() {
    if (waiting.decrementAndGet() == 0) {
      forgetHeld(); // the next burst may find a service that is well again
    }
  }

  private synchronized void forgetHeld() {
    heldKnown = 0;
    heldNanos = 0;
  }

  /** How many calls wait. */
  int waiting() {
    return waiting.get();
  }

  /** Adds a stream; false where there are too many. */
  boolean addStream() {
    return takeUpTo(streams, limits.streams());
  }

  void removeStream() {
    streams.decrementAndGet();
  }

  private static boolean takeUpTo(AtomicInteger taken, int most) {
    int now = taken.get();
    while (now < most) {
      if (taken.compareAndSet(now, now + 1)) {
        return true;
      }
      now = taken.get();
    }
    return false;
  }
}
