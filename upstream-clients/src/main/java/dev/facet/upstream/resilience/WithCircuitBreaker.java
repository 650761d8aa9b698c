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
import dev.facet.upstream.config.BreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a failing endpoint alone for a while. A buffered call is judged when it ends, a stream
 * when its head is there: how long a body takes says nothing about the endpoint. An upload holds no
 * permission while it is sent, since its client may stall: it cannot keep a probe from others.
 */
public final class WithCircuitBreaker<A extends Attempt> implements Layer<A> {
  private static final int MIN_CALLS = 10;
  private static final int PROBES = 1;
  private static final Duration NEVER_SLOW = Duration.ofDays(365);

  private final Function<A, CircuitBreaker> breakers;
  private final Layer<A> next;
  private final Throwable failed = new UpstreamException(new Unreachable("", "a failed attempt"));

  /**
   * Wraps a layer.
   *
   * @param breakers the breaker of the endpoint that an attempt goes to
   */
  public WithCircuitBreaker(Function<A, CircuitBreaker> breakers, Layer<A> next) {
    this.breakers = breakers;
    this.next = next;
  }

  /**
   * The breaker of an endpoint, for all event loops together.
   *
   * @param clock tells how long it has been open
   */
  public static CircuitBreaker breaker(String endpoint, BreakerConfig config, Clock clock) {
    float rate = (float) config.failureRate().value();
    return CircuitBreaker.of(
        endpoint,
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

  @Override
  public Layer<A> next() {
    return next;
  }

  @Override
  public void send(A attempt) {
    CircuitBreaker breaker = breakers.apply(attempt);
    if (!breaker.tryAcquirePermission()) {
      attempt.fail(new CircuitOpen(attempt.call().service(), openFor(breaker)));
      return;
    }
    if (!holdsPermission(attempt)) {
      breaker.releasePermission();
    }
    attempt.watch(new Judge(breaker));
    next.send(attempt);
  }

  /** How long nothing is sent before a probe. */
  public static Duration openFor(CircuitBreaker breaker) {
    return Duration.ofMillis(
        breaker.getCircuitBreakerConfig().getWaitIntervalFunctionInOpenState().apply(1));
  }

  /** Judges one attempt. */
  private final class Judge implements Attempt.Watcher {
    private final CircuitBreaker breaker;

    private Judge(CircuitBreaker breaker) {
      this.breaker = breaker;
    }

    @Override
    public void answered(Attempt attempt) {
      if (!attempt.call().buffered()) {
        judgeStatus(attempt);
      }
    }

    @Override
    public void ended(Attempt attempt, @Nullable UpstreamFailure failure) {
      boolean judged = !attempt.call().buffered() && attempt.status() != 0;
      if (judged) {
        return;
      }
      if (failure == null) {
        judgeStatus(attempt);
      } else if (attempt.localFailure() || attempt.raced()) {
        release(attempt);
      } else {
        judge(attempt, failure);
      }
    }

    private void judge(Attempt attempt, UpstreamFailure failure) {
      switch (failure) {
        case TimedOut _, Unreachable _, ConnectionLost _, Malformed _ ->
            breaker.onError(elapsed(attempt), NANOSECONDS, failed);
        case TooLarge _, Undecodable _ -> judgeStatus(attempt);
        case Cancelled _, ClientStalled _, Overloaded _, DeadlinePassed _, CircuitOpen _ ->
            release(attempt);
      }
    }

    private void release(Attempt attempt) {
      if (holdsPermission(attempt)) {
        breaker.releasePermission();
      }
    }

    private void judgeStatus(Attempt attempt) {
      if (isFault(attempt.status())) {
        breaker.onError(elapsed(attempt), NANOSECONDS, failed);
      } else {
        breaker.onSuccess(elapsed(attempt), NANOSECONDS);
      }
    }
  }

  /** Whether the endpoint failed; 501 and 505 are about the request (RFC 9110, section 15.6). */
  private static boolean isFault(int status) {
    return switch (status) {
      case 501, 505 -> false;
      default -> status >= 500;
    };
  }

  private static boolean holdsPermission(Attempt attempt) {
    return !(attempt.call().request().body() instanceof RequestBody.Streamed);
  }

  private static long elapsed(Attempt attempt) {
    return attempt.call().now() - attempt.sentAt();
  }
}
