// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.UpstreamState;
import dev.facet.upstream.config.BreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * The circuit breaker of an endpoint, for all event loops together. It can be asked whether a call
 * would be let by without letting one by: the choice among endpoints takes no probe from a call.
 */
public final class EndpointBreaker {
  private static final int MIN_CALLS = 10;
  private static final int PROBES = 1;
  private static final int EARLY = 10;
  private static final Duration NEVER_SLOW = Duration.ofDays(365);

  /** What it counts as a failure; which one does not matter to it. */
  private final Throwable failed = new UpstreamException(new Unreachable("", "a failed attempt"));

  private final CircuitBreaker breaker;
  private final LongSupplier nanoTime;
  private final EndpointNotices notices;
  private final long openNanos;
  private final float rate;
  private final List<Integer> failing;
  private final AtomicBoolean probing = new AtomicBoolean();
  private volatile State told = State.CLOSED;
  private volatile boolean hurried;
  private volatile long openedAt;
  private volatile String latest = "";
  private volatile String cause = "";

  /** What an attempt was let by with. */
  public enum Permission {
    /** It was not let by. */
    REJECTED,
    /** The circuit was closed. */
    CALL,
    /** It decides whether the circuit is closed again; no other attempt is let by meanwhile. */
    PROBE,
    /** It was let by, and keeps no probe from others. */
    RETURNED
  }

  /**
   * A closed breaker.
   *
   * @param endpoint its base URL, for the log
   * @param nanoTime a steady clock, which tells how long it has been open
   * @param notices told when it opens and closes
   */
  public EndpointBreaker(
      String endpoint, BreakerConfig config, LongSupplier nanoTime, EndpointNotices notices) {
    this.nanoTime = nanoTime;
    this.openNanos = config.open().toNanos();
    this.rate = (float) config.failureRate().value();
    this.failing = config.statuses();
    this.breaker = CircuitBreaker.of(endpoint, settings(config, rate, nanoTime));
    this.notices = notices;
  }

  /**
   * Tells of a new state. The breaker's own events would tell too, but a listener to one kind has
   * it make an object with a date in it for each success.
   */
  private void look() {
    if (breaker.getState() != told) {
      tell();
    }
  }

  private synchronized void tell() {
    State before = told;
    State now = breaker.getState();
    if (now != before) {
      told = now;
      moved(before, now);
    }
  }

  private void moved(State before, State now) {
    switch (now) {
      case OPEN -> {
        openedAt = nanoTime.getAsLong();
        cause = why(before);
        notices.opened(breaker.getName(), Duration.ofNanos(openNanos), cause);
      }
      case HALF_OPEN -> notices.halfOpened(breaker.getName());
      case CLOSED -> notices.closed(breaker.getName());
      case DISABLED, METRICS_ONLY, FORCED_OPEN -> {
        // never asked for
      }
    }
  }

  private String why(State before) {
    return before == State.HALF_OPEN ? "its probe failed: " + latest : exceeded();
  }

  private String exceeded() {
    float failed = breaker.getMetrics().getFailureRate();
    return failed >= rate
        ? share(failed, "failed")
        : share(breaker.getMetrics().getSlowCallRate(), "were slow");
  }

  private String share(float percent, String words) {
    String last = latest.isEmpty() ? "" : ", the last failure: " + latest;
    return Math.round(percent) + "% of its last " + remembered() + " calls " + words + last;
  }

  private static CircuitBreakerConfig settings(
      BreakerConfig config, float rate, LongSupplier nanoTime) {
    return CircuitBreakerConfig.custom()
        .slidingWindow(config.window(), MIN_CALLS, SlidingWindowType.COUNT_BASED)
        .failureRateThreshold(rate)
        .slowCallRateThreshold(rate)
        .slowCallDurationThreshold(config.slowCall() == null ? NEVER_SLOW : config.slowCall())
        .waitDurationInOpenState(config.open())
        .permittedNumberOfCallsInHalfOpenState(PROBES)
        .clock(new SteadyClock(nanoTime))
        .build();
  }

  /** Whether calls are let by. */
  public UpstreamState.Breaker state() {
    return switch (breaker.getState()) {
      case OPEN, FORCED_OPEN -> UpstreamState.Breaker.OPEN;
      case HALF_OPEN -> UpstreamState.Breaker.HALF_OPEN;
      case CLOSED, DISABLED, METRICS_ONLY -> UpstreamState.Breaker.CLOSED;
    };
  }

  /** Why it is open; empty where the circuit is closed. */
  String cause() {
    return isClosed() ? "" : cause;
  }

  /** How many ends of attempts it remembers. */
  public int remembered() {
    return breaker.getMetrics().getNumberOfBufferedCalls();
  }

  /** How many of these were failures. */
  public int failures() {
    return breaker.getMetrics().getNumberOfFailedCalls();
  }

  /** Whether a response with this status is a failure. */
  public boolean isFailure(int status) {
    return failing.contains(status);
  }

  /** Whether the circuit is closed. */
  boolean isClosed() {
    return breaker.getState() == State.CLOSED;
  }

  /** Whether an attempt would be let by now. */
  public boolean isUsable() {
    State state = breaker.getState();
    if (state == State.CLOSED) {
      return true;
    }
    return !probing.get() && (state == State.HALF_OPEN || openLeft() < 0);
  }

  /**
   * In how long its probe may come early, where nothing else may be called: a tenth of its time
   * after it opened, or after a probe that is under way.
   */
  Duration earlyIn() {
    long early = openNanos / EARLY;
    boolean open = breaker.getState() == State.OPEN && !probing.get();
    return Duration.ofNanos(
        open ? Math.max(0, openedAt + early - nanoTime.getAsLong()) : Math.max(1, early));
  }

  /** Lets the next attempt by as its probe. */
  void hurry() {
    hurried = true;
  }

  /** How long nothing is sent before a probe, at most. */
  public Duration openFor() {
    long left = openLeft();
    return Duration.ofNanos(left <= 0 ? openNanos : left);
  }

  private long openLeft() {
    return openedAt + openNanos - nanoTime.getAsLong();
  }

  /** Lets an attempt by, or not. What it comes to is told with the permission it has got. */
  public Permission acquire() {
    if (breaker.getState() == State.CLOSED) {
      return breaker.tryAcquirePermission() ? Permission.CALL : Permission.REJECTED;
    }
    if (!probing.compareAndSet(false, true)) {
      return Permission.REJECTED;
    }
    if (hurried && breaker.getState() == State.OPEN) {
      breaker.transitionToHalfOpenState();
    }
    hurried = false;
    boolean admitted = breaker.tryAcquirePermission();
    look();
    if (admitted) {
      return Permission.PROBE;
    }
    probing.set(false);
    return Permission.REJECTED;
  }

  /**
   * Takes a permission back: nothing is known of the endpoint by it, or not for a long time.
   *
   * @return what the attempt has from now on
   */
  public Permission release(Permission permission) {
    if (permission == Permission.PROBE) {
      breaker.releasePermission();
      probing.set(false);
    }
    return Permission.RETURNED;
  }

  /** The endpoint did what it should. */
  public void succeeded(Permission permission, long nanos) {
    if (permission == Permission.PROBE) {
      latest = "it took " + NANOSECONDS.toMillis(nanos) + " ms"; // it is slow, if it opens again
    }
    if (counts(permission)) {
      breaker.onSuccess(nanos, NANOSECONDS);
      look();
    }
    end(permission);
  }

  /**
   * The endpoint failed.
   *
   * @param cause in words for operators
   */
  public void failed(Permission permission, long nanos, String cause) {
    latest = cause;
    if (counts(permission)) {
      breaker.onError(nanos, NANOSECONDS, failed);
      look();
    }
    end(permission);
  }

  /** What was begun before the circuit opened says nothing about a probe. */
  private boolean counts(Permission permission) {
    return permission != Permission.CALL || isClosed();
  }

  private void end(Permission permission) {
    if (permission == Permission.PROBE) {
      probing.set(false);
    }
  }
}
