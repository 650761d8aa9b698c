// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.Overloaded;
import dev.facet.upstream.resilience.Call.Standing;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The calls of one service on one event loop: in flight, or waiting for their turn. */
final class LoopQueue<C extends Call> implements Call.Watcher {
  private static final long TICK_MILLIS = 50;

  private final Concurrency limits;
  private final ServiceLimit service;
  private final LoopTasks loop;
  private final LongSupplier nanoTime;
  private final Layer<C> next;
  private final Deque<C> waiting = new ArrayDeque<>();
  private final Relief relief = new Relief();
  private int inFlight;
  private boolean starved;
  private boolean draining;
  private boolean ticking;

  LoopQueue(
      Concurrency limits,
      ServiceLimit service,
      LoopTasks loop,
      LongSupplier nanoTime,
      Layer<C> next) {
    this.limits = limits;
    this.service = service;
    this.loop = loop;
    this.nanoTime = nanoTime;
    this.next = next;
  }

  /** Passes a call on at once where nothing else waits; false where it would have to wait. */
  boolean sendNow(C call) {
    if (!waiting.isEmpty() || !take()) {
      return false;
    }
    call.watch(this);
    pass(call);
    return true;
  }

  /** Lets a call wait for its turn. */
  void sendLater(C call) {
    if (!service.enterQueue()) {
      call.fail(new Overloaded(call.service()));
      return;
    }
    call.watch(this);
    call.stand(Standing.WAITING);
    call.progressed();
    waiting.addLast(call);
    if (waiting.size() == 1) {
      relieveAll();
    } else {
      relieve();
    }
    tickLater();
  }

  /** Gives this queue a place in flight that another event loop had; for any thread. */
  void grant() {
    loop.run(this::granted);
  }

  /** Counts apart, or ends, what need not be counted, where calls wait; on this event loop. */
  void relieve() {
    long now = nanoTime.getAsLong();
    while (!waiting.isEmpty() || service.starving()) {
      Call other = relief.candidate(now);
      if (other == null) {
        return;
      }
      if (service.addStream()) {
        relief.remove(other);
        other.stand(Standing.APART);
        free();
      } else {
        Call stalled = relief.stalled(now);
        if (stalled == null) {
          return;
        }
        end(stalled, new UpstreamFailure.ClientStalled(stalled.service()));
      }
    }
  }

  /** The same on the event loop, from any thread. */
  void relieveLater() {
    loop.run(this::relieve);
  }

  @Override
  public void answered(Call call) {
    if (call.standing() == Standing.COUNTED) {
      relief.answered(call);
    }
  }

  @Override
  public void ended(Call call, @Nullable UpstreamFailure failure) {
    switch (call.standing()) {
      case OUTSIDE -> {}
      case WAITING -> {
        waiting.remove(call);
        service.leaveQueue();
      }
      case COUNTED -> {
        relief.remove(call);
        free();
      }
      case APART -> service.removeStream();
    }
    call.stand(Standing.OUTSIDE);
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
    if (waiting.isEmpty() || inFlight >= limits.perLoop()) {
      service.release();
      return;
    }
    inFlight++;
    passFirst();
    drain();
  }

  private boolean take() {
    if (inFlight >= limits.perLoop()) {
      return false;
    }
    if (!service.take()) {
      if (starved) {
        return false;
      }
      starved = true;
      if (!service.takeOrAwait(this)) {
        return false;
      }
    }
    inFlight++;
    return true;
  }

  private void free() {
    inFlight--;
    service.release();
    drain();
  }

  /** A loop, not a recursion: calls that fail at once free their places while it runs. */
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
    C first = waiting.removeFirst();
    service.leaveQueue();
    first.stand(Standing.COUNTED);
    first.dispatch(() -> pass(first));
  }

  private void pass(C call) {
    call.stand(Standing.COUNTED);
    relief.sent(call);
    call.turnBegins();
    next.send(call);
  }

  private void tickLater() {
    if (!ticking) {
      ticking = true;
      loop.runAfter(TICK_MILLIS, this::tick);
    }
  }

  private void tick() {
    ticking = false;
    expire();
    relieveAll();
    if (!waiting.isEmpty()) {
      tickLater();
    }
  }

  /** The call that has waited longest is the first one. */
  private void expire() {
    long now = nanoTime.getAsLong();
    long longest = limits.longestWait().toNanos();
    for (C first = waiting.peekFirst(); first != null; first = waiting.peekFirst()) {
      if (now - first.progressAt() < longest) {
        return;
      }
      end(first, new Overloaded(first.service()));
    }
  }

  private static void end(Call call, UpstreamFailure failure) {
    call.dispatch(() -> call.giveUp(failure));
  }
}
