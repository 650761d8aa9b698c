// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamRequest;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way through the layers to the service and back. It ends once: well with {@link
 * #finish}, badly with {@link #fail} or {@link #giveUp}. Confined to the Vert.x context it was made
 * on.
 */
public abstract class Call {
  private static final int LAYERS = 6;

  private final String service;
  private final UpstreamRequest request;
  private final CallContext context;
  private final LongSupplier nanoTime;
  private final long startedAt;
  private final Watcher[] watchers = new Watcher[LAYERS];

  private int watching;
  private long progressAt;
  private long sentAt;
  private long answeredAt;
  private long due = CallContext.NO_DEADLINE;
  private @Nullable Duration ownTime;
  private int status;
  private boolean localFailure;
  private boolean ended;
  private Standing standing = Standing.OUTSIDE;

  /** What a call counts as at its service. */
  enum Standing {
    /** Nothing: it has not come so far, or is over. */
    OUTSIDE,
    /** It waits for its turn. */
    WAITING,
    /** It is in flight. */
    COUNTED,
    /** It is a stream, or an upload that its client holds up. */
    APART
  }

  /** Hears how a call goes. */
  public interface Watcher {
    /** The head of the response is there; {@link Call#status} tells its status. */
    default void answered(Call call) {}

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
    this.progressAt = startedAt;
    this.sentAt = startedAt;
  }

  /** Whether the whole response is collected before the caller sees it. */
  public abstract boolean buffered();

  /** Whether it is the service's turn: not while the caller's own body or reader is waited for. */
  public abstract boolean awaitingService();

  /** Whether the request was begun to be sent and its client holds it up. */
  public abstract boolean awaitingClient();

  /** Runs something where the call lives: now, the thread being the right one. */
  protected abstract void dispatch(Runnable task);

  /** Lets go of the connection, so that the service sends no more. */
  protected abstract void abandon();

  /** Tells the caller. */
  protected abstract void failed(UpstreamFailure failure);

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

  /** When the service last showed life, or last got its turn, in nanoseconds of the same clock. */
  public final long progressAt() {
    return progressAt;
  }

  /**
   * When the service was given all there is of the request so far, in nanoseconds of the same
   * clock: neither waiting for its turn nor for the client counts as its time.
   */
  public final long sentAt() {
    return sentAt;
  }

  /** When the head of the response came, in nanoseconds of the same clock. */
  final long answeredAt() {
    return answeredAt;
  }

  final Standing standing() {
    return standing;
  }

  final void stand(Standing now) {
    standing = now;
  }

  /**
   * Sets the latest time for the response: all of it where it is buffered, its head otherwise.
   *
   * @param due in nanoseconds of the same clock
   * @param ownTime the call's own time where that is what will have run out; null for the deadline
   *     of the context
   */
  public final void limit(long due, @Nullable Duration ownTime) {
    this.due = due;
    this.ownTime = ownTime;
  }

  /** The latest time for what is waited for; {@link CallContext#NO_DEADLINE} for none. */
  public final long due() {
    return buffered() || status == 0 ? due : CallContext.NO_DEADLINE;
  }

  /** What it means that the latest time has passed. */
  public final UpstreamFailure overdue() {
    if (ownTime == null) {
      return new UpstreamFailure.DeadlinePassed(service);
    }
    return standing == Standing.WAITING
        ? new UpstreamFailure.Overloaded(service)
        : new UpstreamFailure.TimedOut(service, ownTime);
  }

  /** The time now, in nanoseconds of the same clock. */
  public final long now() {
    return nanoTime.getAsLong();
  }

  /** The status of the response; 0 until its head is there. */
  public final int status() {
    return status;
  }

  /** Whether the service has no part in the failure, such as of a request that cannot be sent. */
  public final boolean localFailure() {
    return localFailure;
  }

  /** Whether nothing more will happen. */
  public final boolean ended() {
    return ended;
  }

  /** Registers a watcher; they hear of the end in reverse order. */
  public final void watch(Watcher watcher) {
    watchers[watching++] = watcher;
  }

  /** The head of the response is there. */
  public final void answered(int receivedStatus) {
    status = receivedStatus;
    progressed();
    answeredAt = progressAt;
    for (int i = watching - 1; i >= 0; i--) {
      watchers[i].answered(this);
    }
  }

  /** A piece of a body went either way, or the service got its turn. */
  public final void progressed() {
    progressAt = nanoTime.getAsLong();
  }

  /** The service's turn begins: the request is sent, or its last piece. */
  public final void turnBegins() {
    progressed();
    sentAt = progressAt;
  }

  /** Ends the call well. */
  public final void finish() {
    if (!ended) {
      end(null);
    }
  }

  /** Ends the call badly, its connection being gone or fit for others. */
  public final void fail(UpstreamFailure failure) {
    if (!ended) {
      end(failure);
      failed(failure);
    }
  }

  /** Ends the call badly and lets go of its connection. */
  public final void giveUp(UpstreamFailure failure) {
    if (!ended) {
      end(failure);
      abandon();
      failed(failure);
    }
  }

  /** Ends a call whose request can never be sent, for a reason of its own. */
  public final void reject(String detail) {
    reject(new UpstreamFailure.Unreachable(service, detail));
  }

  /** Ends a call badly through no fault of the service. */
  protected final void reject(UpstreamFailure failure) {
    if (!ended) {
      localFailure = true;
      giveUp(failure);
    }
  }

  private void end(@Nullable UpstreamFailure failure) {
    ended = true;
    for (int i = watching - 1; i >= 0; i--) {
      watchers[i].ended(this, failure);
    }
  }
}
