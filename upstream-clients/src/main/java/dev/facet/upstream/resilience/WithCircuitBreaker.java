// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.EndpointVerdict;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.CircuitOpen;
import dev.facet.upstream.endpoint.EndpointBreaker;
import dev.facet.upstream.endpoint.EndpointBreaker.Permission;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a failing endpoint alone for a while. An upload holds no permission while it is sent,
 * since its client may stall: it cannot keep a probe from others.
 */
public final class WithCircuitBreaker<A extends Attempt> extends AttemptJudge implements Layer<A> {
  private final Function<A, EndpointBreaker> breakers;
  private final Layer<A> next;

  /**
   * Wraps a layer.
   *
   * @param breakers the breaker of the endpoint that an attempt goes to
   */
  public WithCircuitBreaker(Function<A, EndpointBreaker> breakers, Layer<A> next) {
    this.breakers = breakers;
    this.next = next;
  }

  @Override
  public Layer<A> next() {
    return next;
  }

  @Override
  public void send(A attempt) {
    EndpointBreaker breaker = breakers.apply(attempt);
    Permission permission = breaker.acquire();
    if (permission == Permission.REJECTED) {
      attempt.fail(new CircuitOpen(attempt.call().service(), breaker.openFor()));
      return;
    }
    boolean upload = attempt.call().request().body() instanceof RequestBody.Streamed;
    attempt.admitted(breaker, upload ? breaker.release(permission) : permission);
    attempt.watch(this);
    next.send(attempt);
  }

  @Override
  protected boolean awaited(Attempt attempt) {
    return attempt.isProbe();
  }

  @Override
  protected EndpointVerdict verdict(Attempt attempt, int status) {
    EndpointBreaker breaker = attempt.breaker();
    return breaker != null && breaker.isFailure(status)
        ? EndpointVerdict.FAILED
        : EndpointVerdict.WELL;
  }

  @Override
  protected void judged(
      Attempt attempt, EndpointVerdict verdict, @Nullable UpstreamFailure failure) {
    EndpointBreaker breaker = attempt.breaker();
    if (breaker == null) {
      return;
    }
    long elapsed =
        attempt.handedOver() ? headTime(attempt) : attempt.call().now() - attempt.sentAt();
    Permission permission = attempt.spendPermission();
    switch (verdict) {
      case WELL -> breaker.succeeded(permission, elapsed);
      case FAILED -> breaker.failed(permission, elapsed, cause(attempt, failure));
      case UNKNOWN -> breaker.release(permission);
    }
  }
}
