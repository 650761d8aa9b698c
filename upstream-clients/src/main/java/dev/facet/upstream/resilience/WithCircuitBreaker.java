// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.Cancelled;
import dev.facet.upstream.UpstreamFailure.CircuitOpen;
import dev.facet.upstream.UpstreamFailure.ClientStalled;
import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamFailure.DeadlinePassed;
import dev.facet.upstream.UpstreamFailure.Malformed;
import dev.facet.upstream.UpstreamFailure.Overloaded;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import dev.facet.upstream.UpstreamFailure.TooLarge;
import dev.facet.upstream.UpstreamFailure.Undecodable;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.config.UpstreamConfig.BreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a failing service alone for a while. A buffered call is judged when it ends, a stream when
 * its head is there: how long a body takes says nothing about the service. An upload holds no
 * permission while it is sent, since its client may stall: it cannot keep a probe from others.
 */
public final class WithCircuitBreaker<C extends Call> implements Layer<C>, Call.Watcher {
  private static final int MIN_CALLS = 10;
  private static final int PROBES = 1;
  private static final Duration NEVER_SLOW = Duration.ofDays(365);

  private final CircuitBreaker breaker;
  private final Throwable failed;
  private final Layer<C> next;

  /** Wraps a layer. */
  public WithCircuitBreaker(CircuitBreaker breaker, Layer<C> next) {
    this.breaker = breaker;
    this.failed = new UpstreamException(new Unreachable(breaker.getName(), "a failed call"));
    this.next = next;
  }

  /**
   * The breaker of a service, for all its event loops together.
   *
   * @param clock tells how long it has been open
   */
  public static CircuitBreaker breaker(String service, BreakerConfig config, Clock clock) {
    float rate = (float) config.failureRate().value();
    return CircuitBreaker.of(
        service,
        CircuitBreakerConfig.custom()
            .slidingWindow(
                config.window(),
                Math.min(config.window(), MIN_CALLS),
                SlidingWindowType.COUNT_BASED)
            .failureRateThreshold(rate)
            .slowCallRateThreshold(rate)
            .slowCallDurationThreshold(config.slowCall() == null ? NEVER_SLOW : config.slowCall())
            .waitDurationInOpenState(config.open())
            .permittedNumberOfCallsInHalfOpenState(PROBES)
            .clock(clock)
            .build());
  }

  /** Whether a call would be rejected now. */
  boolean rejects() {
    boolean permitted = breaker.tryAcquirePermission();
    if (permitted) {
      breaker.releasePermission();
    }
    return !permitted;
  }

  /** How long nothing is sent before a probe. */
  Duration openFor() {
    return Duration.ofMillis(
        breaker.getCircuitBreakerConfig().getWaitIntervalFunctionInOpenState().apply(1));
  }

  @Override
  public void send(C call) {
    if (!breaker.tryAcquirePermission()) {
      call.fail(new CircuitOpen(call.service(), openFor()));
      return;
    }
    if (!holdsPermission(call)) {
      breaker.releasePermission();
    }
    call.watch(this);
    next.send(call);
  }

  @Override
  public void answered(Call call) {
    if (!call.buffered()) {
      judgeStatus(call);
    }
  }

  @Override
  public void ended(Call call, @Nullable UpstreamFailure failure) {
    boolean judged = !call.buffered() && call.status() != 0;
    if (judged) {
      return;
    }
    if (failure == null) {
      judgeStatus(call);
    } else if (call.localFailure()) {
      release(call);
    } else {
      judge(call, failure);
    }
  }

  private void judge(Call call, UpstreamFailure failure) {
    switch (failure) {
      case TimedOut _, Unreachable _, ConnectionLost _, Malformed _ ->
          breaker.onError(elapsed(call), NANOSECONDS, failed);
      case TooLarge _, Undecodable _ -> judgeStatus(call);
      case Cancelled _, ClientStalled _, Overloaded _, DeadlinePassed _, CircuitOpen _ ->
          release(call);
    }
  }

  private void release(Call call) {
    if (holdsPermission(call)) {
      breaker.releasePermission();
    }
  }

  private static boolean holdsPermission(Call call) {
    return !(call.request().body() instanceof RequestBody.Streamed);
  }

  private void judgeStatus(Call call) {
    switch (call.status()) {
      case 500, 502, 503, 504 -> breaker.onError(elapsed(call), NANOSECONDS, failed);
      default -> breaker.onSuccess(elapsed(call), NANOSECONDS);
    }
  }

  private static long elapsed(Call call) {
    return call.now() - call.sentAt();
  }
}
