// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.EndpointVerdict;
import dev.facet.upstream.RequestBody;
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
final class WithEndpoint extends AttemptJudge implements Layer<HttpExchange>, Availability {
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
    attempt.uses(lease);
    if (lease.chosen() && isWhole(attempt)) {
      lease.asked(attempt.call().now());
    }
    attempt.watch(this);
    next.send(attempt);
  }

  /** Whether the endpoint is to respond at once: an upload may take as long as its client likes. */
  private static boolean isWhole(Attempt attempt) {
    return !(attempt.call().request().body() instanceof RequestBody.Streamed);
  }

  @Override
  public void answered(Attempt attempt) {
    Lease<?> lease = attempt.lease();
    if (lease != null && lease.chosen() && isWhole(attempt)) {
      lease.heard(headTime(attempt), attempt.answeredAt());
    }
  }

  @Override
  protected boolean awaited(Attempt attempt) {
    return false;
  }

  @Override
  protected EndpointVerdict verdict(Attempt attempt, int status) {
    return EndpointVerdict.of(status);
  }

  @Override
  protected void judged(
      Attempt attempt, EndpointVerdict verdict, @Nullable UpstreamFailure failure) {
    Lease<?> lease = attempt.lease();
    if (lease != null && lease.chosen()) {
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
    Lease<?> lease = attempt.lease();
    if (lease != null) {
      lease.done();
      super.ended(attempt, failure);
      if (lease.chosen() && attempt.status() == 0 && isWhole(attempt)) {
        lease.left(attempt.call().now());
      }
    }
  }
}
