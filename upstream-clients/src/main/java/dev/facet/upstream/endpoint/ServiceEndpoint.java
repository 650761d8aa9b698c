// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import dev.facet.upstream.CallOutcome;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** One address of a service, with what has been learned of it. Usable from any thread. */
public abstract class ServiceEndpoint {
  private final String url;
  private volatile int weight;
  private volatile int priority;
  private final CircuitBreaker breaker;
  private final AtomicInteger inFlight = new AtomicInteger();

  /** What round robin owes it; guarded by the balancer that uses it. */
  int credit;

  /**
   * An endpoint of which nothing is known yet.
   *
   * @param url the base URL, for logs, without credentials
   * @param weight its share of the attempts, 1 or more
   * @param breaker judges it alone
   */
  protected ServiceEndpoint(String url, int weight, CircuitBreaker breaker) {
    this.url = url;
    this.weight = weight;
    this.breaker = breaker;
  }

  /** The base URL, for logs and metrics, never for clients; it has no credentials. */
  public final String url() {
    return url;
  }

  /** Its share of the attempts. */
  public final int weight() {
    return weight;
  }

  /** The lower, the earlier it is used: others only where none of a lower one may be. */
  public final int priority() {
    return priority;
  }

  /** Leaves it alone after too many failures. */
  public final CircuitBreaker breaker() {
    return breaker;
  }

  /** Attempts under way. */
  public final int inFlight() {
    return inFlight.get();
  }

  /** Takes what is found of it anew. */
  final void found(FoundEndpoint again) {
    weight = again.weight();
    priority = again.priority();
  }

  /** It is gone: nothing new is sent to it, and what it has is given up. */
  protected abstract void retire();

  /** Whether it may be called now; an open breaker that has waited long enough lets a probe by. */
  final boolean usable() {
    if (breaker.getState() == State.CLOSED) {
      return true;
    }
    boolean permitted = breaker.tryAcquirePermission();
    if (permitted) {
      breaker.releasePermission();
    }
    return permitted;
  }

  /** How long its breaker stays open before a probe. */
  final Duration openFor() {
    return Duration.ofMillis(
        breaker.getCircuitBreakerConfig().getWaitIntervalFunctionInOpenState().apply(1));
  }

  final void begin() {
    inFlight.incrementAndGet();
  }

  final void end(CallOutcome outcome, long nanos) {
    inFlight.decrementAndGet();
  }
}
