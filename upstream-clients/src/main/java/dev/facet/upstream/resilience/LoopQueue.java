// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.Overloaded;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The attempts at one service on one event loop: in flight, or waiting for their turn. */
final class LoopQueue<A extends Attempt> implements Attempt.Watcher {
  private static final long TICK_MILLIS = 50;
  private static final long TICK_NANOS = TICK_MILLIS * 1_000_000;

  private final Concurrency limits;
  private final ServiceLimit service;
  private final LoopTasks loop;
  private final LongSupplier nanoTime;
  private final Layer<A> next;
  private final Deque<A> waiting = new ArrayDeque<>();
  private final Relief relief = new Relief();
  private boolean starved;
  private boolean draining;
  private boolean ticking;
  private long nextTick;

  LoopQueue(
      Concurrency limits,
      ServiceLimit service,
      LoopTasks loop,
      LongSupplier nanoTime,
      Layer<A> next) {
    this.limits = limits;
    this.service = service;
    this.loop = loop;
    this.nanoTime = nanoTime;
    this.next = next;
  }

  /** Passes an attempt on at once where nothing else waits; false where it would have to wait. */
  boolean sendNow(A attempt) {
    if (!waiting.isEmpty() || !take()) {
      return false;
    }
    attempt.watch(this);
    pass(attempt);
    return true;
  }

  /** Lets an attempt wait for its turn. */
  void sendLater(A attempt) {
    if (!service.enterQueue(patience(attempt))) {
      attempt.fail(new Overloaded(attempt.call().service()));
      return;
    }
    attempt.watch(this);
    attempt.stand(AttemptStanding.WAITING);
    attempt.progressed();
    waiting.addLast(attempt);
    if (waiting.size() == 1) {
      relieveAll();
    } else {
      relieve();
    }
    tickLater();
  }

  /** How long an attempt can wait for its turn, in nanoseconds. */
  private long patience(A attempt) {
    long longest = limits.longestWait().toNanos();
    long due = attempt.call().due();
    return due == CallContext.NO_DEADLINE ? longest : Math.min(longest, due - nanoTime.getAsLong());
  }

  /** Gives this queue a place in flight that another event loop had; for any thread. */
  void grant() {
    loop.run(this::granted);
  }

  /** Counts apart, or ends, what need not be counted, where attempts wait; on this event loop. */
  void relieve() {
    long now = nanoTime.getAsLong();
    while (!waiting.isEmpty() || service.starving()) {
      Attempt other = relief.candidate(now);
      if (other == null) {
        return;
      }
      if (service.addStream()) {
        relief.remove(other);
        other.stand(AttemptStanding.APART);
        free();
      } else {
        Attempt stalled = relief.stalled(now);
        if (stalled == null) {
          return;
        }
        end(stalled, new UpstreamFailure.ClientStalled(stalled.call().service()));
      }
    }
  }

  /** The same on the event loop, from any thread. */
  void relieveLater() {
    loop.run(this::relieve);
  }

  @Override
  public void answered(Attempt attempt) {
    if (attempt.standing() == AttemptStanding.COUNTED) {
      relief.answered(attempt);
    }
  }

  @Override
  public void ended(Attempt attempt, @Nullable UpstreamFailure failure) {
    switch (attempt.standing()) {
      case OUTSIDE -> {}
      case WAITING -> {
        waiting.remove(attempt);
        noteWait(attempt);
        service.leaveQueue();
      }
      case COUNTED -> {
        if (service.waiting() > 0) {
          service.held(nanoTime.getAsLong() - attempt.sentAt());
        }
        service.learn(attempt, failure);
        relief.remove(attempt);
        free();
      }
      case APART -> service.removeStream();
    }
    attempt.stand(AttemptStanding.OUTSIDE);
  }

  /** The streams of the other event loops too where it is their places that are waited for. */
  private void relieveAll() {
    relieve();
    if (starved && !waiting.isEmpty()) {
      service.relieveAll();
    }
  }

  private void granted() {
    starved = false;
    if (waiting.isEmpty()) {
      service.release();
      return;
    }
    passFirst();
    drain();
  }

  private boolean take() {
    if (service.take()) {
      return true;
    }
    if (starved) {
      return false;
    }
    starved = true;
    return service.takeOrAwait(this);
  }

  private void free() {
    service.release();
    drain();
  }

  /** A loop, not a recursion: attempts that fail at once free their places while it runs. */
  private void drain() {
    if (draining) {
      return;
    }
    draining = true;
    try {
      while (!waiting.isEmpty() && take()) {
        passFirst();
      }
    } finally {
      draining = false;
    }
  }

  private void passFirst() {
    A first = waiting.removeFirst();
    service.leaveQueue();
    noteWait(first);
    first.stand(AttemptStanding.COUNTED);
    first.call().dispatch(() -> pass(first));
  }

  private void noteWait(Attempt attempt) {
    attempt.call().waited(nanoTime.getAsLong() - attempt.progressAt());
  }

  private void pass(A attempt) {
    attempt.stand(AttemptStanding.COUNTED);
    relief.sent(attempt);
    attempt.turnBegins();
    next.send(attempt);
  }

  private void tickLater() {
    if (!ticking) {
      ticking = true;
      nextTick = nanoTime.getAsLong() + TICK_NANOS;
      loop.runAfter(TICK_MILLIS, this::tick);
    }
  }

  /**
   * One that comes late has waited for an event loop that stood still: places that responses give
   * back, and what clients sent, are there and not read yet, so that it judges when they are.
   */
  private void tick() {
    if (nanoTime.getAsLong() - nextTick > WithDeadline.LATE_NANOS) {
      loop.runAfter(1, this::judge);
    } else {
      judge();
    }
  }

  private void judge() {
    ticking = false;
    expire();
    relieveAll();
    if (!waiting.isEmpty()) {
      tickLater();
    }
  }

  /** The attempt that has waited longest is the first one. */
  private void expire() {
    long now = nanoTime.getAsLong();
    long longest = limits.longestWait().toNanos();
    for (A first = waiting.peekFirst(); first != null; first = waiting.peekFirst()) {
      if (now - first.progressAt() < longest) {
        return;
      }
      end(first, new Overloaded(first.call().service()));
    }
  }

  private static void end(Attempt attempt, UpstreamFailure failure) {
    attempt.call().dispatch(() -> attempt.giveUp(failure));
  }
}
