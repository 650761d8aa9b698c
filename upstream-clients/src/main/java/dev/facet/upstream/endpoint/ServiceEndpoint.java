// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import dev.facet.upstream.EndpointState;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** One address of a service, with what has been learned of it. Usable from any thread. */
public abstract class ServiceEndpoint {
  private final String url;
  private volatile int weight;
  private volatile int priority;
  private final EndpointBreaker breaker;
  private final long hash;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final PeakLatency latency = new PeakLatency();
  private final Silence silence = new Silence();
  private final Standing standing = new Standing();

  /** What round robin owes it; guarded by the balancer that uses it. */
  double credit;

  /**
   * An endpoint of which nothing is known yet.
   *
   * @param url the base URL, for logs, without credentials
   * @param weight its share of the attempts, 1 or more
   * @param breaker judges it alone
   */
  protected ServiceEndpoint(String url, int weight, EndpointBreaker breaker) {
    this.url = url;
    this.weight = weight;
    this.breaker = breaker;
    this.hash = StableHash.of(url);
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
  public final EndpointBreaker breaker() {
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

  /** Whether it may get its share of attempts by active checks; true where nothing is known. */
  public final boolean isHealthy() {
    return standing.isHealthy();
  }

  /**
   * What is known of it now.
   *
   * @param slowNanos how long it works up to its share once it has come, or come back
   * @param gone whether it is no endpoint of the service any more
   */
  final EndpointState state(long now, long slowNanos, boolean gone) {
    String out = standing.cause(now);
    return new EndpointState(
        url,
        weight,
        priority,
        breaker.state(),
        Duration.ofNanos(standing.ejectedFor(now)),
        standing.isHealthy(),
        !gone && standing.isNew() && standing.newFor(now) < slowNanos,
        gone,
        inFlight(),
        Duration.ofNanos((long) latency.nanos(now)),
        standing.ejections(),
        out.isEmpty() ? breaker.cause() : out);
  }

  /** Whether a call may be tried here that has failed elsewhere, though it may be ejected. */
  final boolean mayTry(long now) {
    return standing.isHealthy()
        && breaker.isUsable()
        && (!standing.isEjected() || standing.failedLongAgo(now));
  }

  final long hash() {
    return hash;
  }

  final PeakLatency latency() {
    return latency;
  }

  final Silence silence() {
    return silence;
  }

  final Standing standing() {
    return standing;
  }

  final void begin() {
    inFlight.incrementAndGet();
  }

  final void end() {
    inFlight.decrementAndGet();
  }
}
