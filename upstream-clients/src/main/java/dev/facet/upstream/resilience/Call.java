// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamRequest;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asked of a service, until it has its response or knows why there is none. It is
 * tried by one {@link Attempt} or several. It fails when its attempts are over, and is given up
 * with those under way. Confined to the Vert.x context it was made on.
 */
public abstract class Call extends Ending<Call.Watcher> {
  private final String service;
  private final UpstreamRequest request;
  private final CallContext context;
  private final LongSupplier nanoTime;
  private final long startedAt;

  private long due = CallContext.NO_DEADLINE;
  private @Nullable Duration ownTime;
  private int attempts;
  private int hedges;
  private @Nullable Attempt current;
  private @Nullable Attempt other;
  private @Nullable Attempt responding;
  private int sent;
  private long waitedNanos;

  /** Hears how a call ends. */
  @FunctionalInterface
  public interface Watcher {
    /**
     * Nothing more will happen.
     *
     * @param failure what went wrong; null where the response is complete
     */
    void ended(Call call, @Nullable UpstreamFailure failure);
  }

  /**
   * Begins a call.
   *
   * @param nanoTime the steady clock all layers measure with
   */
  protected Call(
      String service, UpstreamRequest request, CallContext context, LongSupplier nanoTime) {
    this.service = service;
    this.request = request;
    this.context = context;
    this.nanoTime = nanoTime;
    this.startedAt = nanoTime.getAsLong();
  }

  /** Whether the whole response is collected before the caller sees it. */
  public abstract boolean buffered();

  /** Whether all that was read of its body is still there, so that another attempt can send it. */
  public abstract boolean replayable();

  /** Runs something where the call lives: now, the thread being the right one. */
  protected abstract void dispatch(Runnable task);

  /** Runs something a turn of the event loop later, where the call lives. */
  protected abstract void later(Runnable task);

  /** The service's name in the configuration. */
  public final String service() {
    return service;
  }

  /** What is asked. */
  public final UpstreamRequest request() {
    return request;
  }

  /** On whose behalf. */
  public final CallContext context() {
    return context;
  }

  /** When the call began, in nanoseconds of the steady clock. */
  public final long startedAt() {
    return startedAt;
  }

  /** The time now, in nanoseconds of the same clock. */
  public final long now() {
    return nanoTime.getAsLong();
  }

  /**
   * Sets the latest time for the response: all of it where it is buffered, its head otherwise.
   *
   * @param latest in nanoseconds of the same clock
   * @param own the call's own time where that is what will have run out; null for the deadline of
   *     the context
   */
  public final void limit(long latest, @Nullable Duration own) {
    this.due = latest;
    this.ownTime = own;
  }

  /** The latest time for what is waited for; {@link CallContext#NO_DEADLINE} for none. */
  public final long due() {
    return buffered() || responding == null || responding.ended() ? due : CallContext.NO_DEADLINE;
  }

  /** What it means that the latest time has passed. */
  final UpstreamFailure overdue() {
    if (ownTime == null) {
      return new UpstreamFailure.DeadlinePassed(service);
    }
    return current != null && current.waits() && !triedBeside(current)
        ? new UpstreamFailure.Overloaded(service)
        : new UpstreamFailure.TimedOut(
            service,
            ownTime,
            status() == 0 ? UpstreamFailure.Awaited.RESPONSE : UpstreamFailure.Awaited.END);
  }

  /** How often a connection was wanted for it. */
  public final int attempts() {
    return attempts;
  }

  /** The attempt that was begun last; null for none. */
  public final @Nullable Attempt current() {
    return current;
  }

  /** The attempt beside the current one, which has not ended; null for none. */
  final @Nullable Attempt other() {
    return other;
  }

  /** An attempt is the current one from now on; one that is under way goes on beside it. */
  final void begins(Attempt attempt) {
    Attempt before = current;
    other = before == null || before.ended() ? null : before;
    current = attempt;
    responding = null;
  }

  /** Whether another attempt than this one is under way. */
  final boolean triedBeside(Attempt attempt) {
    Attempt beside = attempt.equals(current) ? other : current;
    return beside != null && !beside.ended();
  }

  /** Whether an attempt began beside another one that was under way, and is the latest. */
  final boolean begunBeside(Attempt attempt) {
    return other != null && attempt.equals(current);
  }

  /** Counts an attempt that goes to an endpoint beside another one. */
  final void hedged() {
    hedges++;
  }

  /** How many attempts went to an endpoint beside one that was under way. */
  public final int hedges() {
    return hedges;
  }

  /** Counts an attempt that wants a connection. */
  final void tries() {
    attempts++;
  }

  /** Keeps one attempt only: another one that is under way is given up. */
  final void keep(Attempt attempt) {
    Attempt left = attempt.equals(current) ? other : current;
    other = null;
    current = attempt;
    if (left != null) {
      left.drop();
    }
  }

  /** The caller gets, or collects, the response of this attempt: there is no other from now on. */
  final void responds(Attempt attempt) {
    responding = attempt;
  }

  /** The status of the response; 0 until its head is there. */
  public final int status() {
    return responding == null ? 0 : responding.status();
  }

  /** How long its attempts waited for their turn, in nanoseconds. */
  public final long waitedNanos() {
    return waitedNanos;
  }

  final void waited(long nanos) {
    waitedNanos += nanos;
  }

  /** Counts how many attempts may have brought the service a part of it: one more, or one less. */
  public final void sent(int change) {
    sent += change;
  }

  /** Whether so much as a part of it may have reached the service, by any attempt. */
  public final boolean sent() {
    return sent > 0;
  }

  /** Whether the token of its latest attempt is good no more, and there will be another. */
  public boolean outdated() {
    return false;
  }

  /** Ends the call badly through no fault of the service. */
  protected final void reject(UpstreamFailure failure) {
    if (current != null) {
      current.excuse();
    }
    giveUp(failure);
  }

  @Override
  final void tell(Watcher watcher, @Nullable UpstreamFailure failure) {
    watcher.ended(this, failure);
  }

  @Override
  final void release(@Nullable UpstreamFailure failure) {
    try {
      withdraw(other, failure);
    } finally {
      withdraw(current, failure);
    }
  }

  private static void withdraw(@Nullable Attempt attempt, @Nullable UpstreamFailure failure) {
    if (attempt != null) {
      attempt.withdraw(failure);
    }
  }
}
