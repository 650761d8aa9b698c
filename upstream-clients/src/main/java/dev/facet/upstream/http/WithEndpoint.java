// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.EndpointVerdict;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.CircuitOpen;
import dev.facet.upstream.endpoint.EndpointSet;
import dev.facet.upstream.endpoint.Lease;
import dev.facet.upstream.resilience.Attempt;
import dev.facet.upstream.resilience.AttemptJudge;
import dev.facet.upstream.resilience.Availability;
import dev.facet.upstream.resilience.Layer;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Chooses the endpoint that an attempt goes to, and tells it what the attempt came to. */
final class WithEndpoint implements Layer<HttpExchange>, Availability {
  private final EndpointSet<HttpEndpoint> endpoints;
  private final Layer<HttpExchange> next;

  WithEndpoint(EndpointSet<HttpEndpoint> endpoints, Layer<HttpExchange> next) {
    this.endpoints = endpoints;
    this.next = next;
  }

  @Override
  public Layer<HttpExchange> next() {
    return next;
  }

  @Override
  public @Nullable Duration closedFor() {
    return endpoints.closedFor();
  }

  @Override
  public void send(HttpExchange attempt) {
    Lease<HttpEndpoint> lease = endpoints.pick(attempt);
    if (lease == null) {
      Duration closedFor = Objects.requireNonNullElse(closedFor(), Duration.ZERO);
      attempt.fail(new CircuitOpen(attempt.call().service(), closedFor));
      return;
    }
    attempt.goesTo(lease.endpoint());
    attempt.watch(new Use(lease));
    next.send(attempt);
  }

  /** An endpoint in use. */
  private static final class Use extends AttemptJudge {
    private final Lease<HttpEndpoint> lease;

    private Use(Lease<HttpEndpoint> lease) {
      this.lease = lease;
    }

    @Override
    protected boolean awaited() {
      return false;
    }

    @Override
    protected void judged(
        Attempt attempt, EndpointVerdict verdict, @Nullable UpstreamFailure failure) {
      if (lease.chosen()) {
        boolean failed = verdict == EndpointVerdict.FAILED;
        lease.judged(verdict, taken(attempt), failed ? cause(attempt, failure) : "");
      }
    }

    /** The time to the head: how long a body takes either way says nothing about the endpoint. */
    private static long taken(Attempt attempt) {
      if (attempt.status() != 0) {
        return headTime(attempt);
      }
      return attempt.awaitingService() ? attempt.call().now() - attempt.sentAt() : 0;
    }

    @Override
    public void ended(Attempt attempt, @Nullable UpstreamFailure failure) {
      lease.done();
      super.ended(attempt, failure);
    }
  }
}
