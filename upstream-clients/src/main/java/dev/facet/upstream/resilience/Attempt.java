// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.endpoint.EndpointBreaker;
import dev.facet.upstream.endpoint.Lease;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One try of a {@link Call} at one endpoint. It fails when its connection is gone or fit for
 * others, and is given up with its connection; its {@link AttemptOwner} hears of both. Or it ends
 * unheard, because the call is over or another attempt is its response. Confined to the context of
 * its call. What its layers have to know at its end of its beginning is part of it, so that each of
 * them watches all attempts as one.
 */
public abstract class Attempt extends Ending<Attempt.Watcher> {
  private final Call call;
  private final AttemptOwner owner;

  private @Nullable Lease<?> lease;
  private @Nullable EndpointBreaker breaker;
  private EndpointBreaker.Permission permission = EndpointBreaker.Permission.RETURNED;
  private boolean probe;
  private boolean tried;
  private long progressAt;
  private long sentAt;
  private long answeredAt;
  private @Nullable Duration patience;
  private int status;
  private boolean localFailure;
  private boolean handedOver;
  private AttemptStanding standing = AttemptStanding.OUTSIDE;

  /** Hears how an attempt goes. */
  public interface Watcher {
    /** The head of the response is there; {@link Attempt#status} tells its status. */
    default void answered(Attempt attempt) {}

    /** The caller of a stream gets the response: what becomes of its body is another matter. */
    default void handedOver(Attempt attempt) {}

    /**
     * Nothing more will happen.
     *
     * @param failure what went wrong; null where the response is complete, or is not wanted
     */
    void ended(Attempt attempt, @Nullable UpstreamFailure failure);
  }

  /**
   * An attempt that has not begun.
   *
   * @param owner decides what becomes of the call
   */
  protected Attempt(Call call, AttemptOwner owner) {
    this.call = call;
    this.owner = owner;
    this.progressAt = call.current() == null ? call.startedAt() : call.now();
    this.sentAt = progressAt;
  }

  /** Whether it is the service's turn: not while the caller's own body or reader is waited for. */
  public abstract boolean awaitingService();

  /** Whether the request was begun to be sent and its client holds it up. */
  public abstract boolean awaitingClient();

  /** How far the request got. */
  public abstract Reach reach();

  /** Whether it failed since its connection was closed while it rested: not the service's fault. */
  public final boolean raced() {
    return reach().raced();
  }

  /** Whether the service has another endpoint than this attempt's that may be called now. */
  public abstract boolean elsewhere();

  /** When the response says to come again, as its header Retry-After has it; null for nothing. */
  public abstract @Nullable String retryAfter();

  /** Lets go of the connection, so that the service sends no more. */
  protected abstract void abandon();

  /** What is tried. */
  public final Call call() {
    return call;
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
  public final long answeredAt() {
    return answeredAt;
  }

  /** Wants a connection to its endpoint: until then it is only counted on. */
  public final void tries() {
    tried = true;
    call.tries();
    owner.tried(this);
  }

  /** Whether it has wanted a connection. */
  final boolean tried() {
    return tried;
  }

  /** Goes to the endpoint of a lease. */
  public final void uses(Lease<?> ofEndpoint) {
    lease = ofEndpoint;
  }

  /** Its endpoint while it uses that; null before it is chosen. */
  public final @Nullable Lease<?> lease() {
    return lease;
  }

  /** A breaker lets it by. */
  final void admitted(EndpointBreaker by, EndpointBreaker.Permission with) {
    breaker = by;
    permission = with;
    probe = with == EndpointBreaker.Permission.PROBE;
  }

  final @Nullable EndpointBreaker breaker() {
    return breaker;
  }

  /** Whether it was let by to find out. */
  final boolean isProbe() {
    return probe;
  }

  /** What it was let by with; a stream that breaks off after its probe says so as a call. */
  final EndpointBreaker.Permission spendPermission() {
    EndpointBreaker.Permission had = permission;
    permission = EndpointBreaker.Permission.CALL;
    return had;
  }

  final AttemptStanding standing() {
    return standing;
  }

  final boolean waits() {
    return standing == AttemptStanding.WAITING;
  }

  final void stand(AttemptStanding now) {
    standing = now;
  }

  /** Sets the longest time in which the service shows no life while it is its turn. */
  final void allow(Duration longest) {
    patience = longest;
  }

  /** When the service will have shown no life for too long, unless it does. */
  final long due() {
    return patience != null && !waits() && awaitingService()
        ? progressAt + patience.toNanos()
        : CallContext.NO_DEADLINE;
  }

  /** Gives up where the service has shown no life for too long. */
  final void giveUpWhereDue(long now) {
    long due = due();
    if (patience != null && due != CallContext.NO_DEADLINE && now - due >= 0) {
      giveUp(new UpstreamFailure.TimedOut(call.service(), patience, awaited()));
    }
  }

  private UpstreamFailure.Awaited awaited() {
    if (status != 0) {
      return UpstreamFailure.Awaited.MORE;
    }
    return reach() == Reach.NOT_CONNECTED
        ? UpstreamFailure.Awaited.CONNECTION
        : UpstreamFailure.Awaited.RESPONSE;
  }

  /**
   * Whether the service has had its turn for long and said nothing: for half of the time that it is
   * given, or for much longer than its endpoint usually takes. A caller whose time is over by then
   * has lost it there.
   */
  final boolean ignored() {
    if (status != 0 || waits() || !awaitingService()) {
      return false;
    }
    long now = call.now();
    return (patience != null && now - sentAt >= patience.toNanos() / 2)
        || (lease != null && lease.isSilent(now));
  }

  /** The status of the response; 0 until its head is there. */
  public final int status() {
    return status;
  }

  /** What will end it is no fault of the service. */
  final void excuse() {
    localFailure = true;
  }

  /** Whether the service has no part in the failure, such as of a request that cannot be sent. */
  public final boolean localFailure() {
    return localFailure;
  }

  /**
   * The head of the response is there.
   *
   * @return whether the call takes this response; otherwise the attempt is over
   */
  public final boolean answered(int receivedStatus) {
    status = receivedStatus;
    progressed();
    answeredAt = progressAt;
    for (int i = watching() - 1; i >= 0; i--) {
      watcher(i).answered(this);
    }
    if (!owner.answered(this)) {
      try {
        finish();
      } finally {
        owner.declined(this);
      }
    }
    return !ended();
  }

  /** The caller of a stream gets this response. */
  public final void handOver() {
    handedOver = true;
    for (int i = watching() - 1; i >= 0; i--) {
      watcher(i).handedOver(this);
    }
  }

  /** Whether the caller of a stream has this response. */
  public final boolean handedOver() {
    return handedOver;
  }

  /** A piece of a body went either way, or the service got its turn. */
  public final void progressed() {
    progressAt = call.now();
  }

  /** The service's turn begins: the request is sent, or its last piece. */
  public final void turnBegins() {
    progressed();
    sentAt = progressAt;
  }

  /** Ends an attempt whose request can never be sent, for a reason of its own. */
  public final void reject(String detail) {
    excuse();
    giveUp(new UpstreamFailure.Unreachable(call.service(), detail));
  }

  /** Ends an attempt whose response is not wanted. */
  final void drop() {
    withdraw(status == 0 ? new UpstreamFailure.Cancelled(call.service()) : null);
  }

  @Override
  final void tell(Watcher watcher, @Nullable UpstreamFailure failure) {
    watcher.ended(this, failure);
  }

  @Override
  final void release(@Nullable UpstreamFailure failure) {
    abandon();
  }

  @Override
  protected final void failed(UpstreamFailure failure) {
    owner.failed(this, failure);
  }
}
