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
public final class WithCircuitBreaker<A extends Attempt> implements Layer<A> {
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
    attempt.watch(new Judge(breaker, upload ? breaker.release(permission) : permission));
    next.send(attempt);
  }

  /** Judges one attempt. */
  private static final class Judge extends AttemptJudge {
    private final EndpointBreaker breaker;
    private Permission permission;

    private Judge(EndpointBreaker breaker, Permission permission) {
      this.breaker = breaker;
      this.permission = permission;
    }

    @Override
    protected boolean awaited() {
      return permission == Permission.PROBE;
    }

    @Override
    protected void judged(
        Attempt attempt, EndpointVerdict verdict, @Nullable UpstreamFailure failure) {
      long elapsed =
          attempt.handedOver() ? headTime(attempt) : attempt.call().now() - attempt.sentAt();
      switch (verdict) {
        case WELL -> breaker.succeeded(permission, elapsed);
        case FAILED -> breaker.failed(permission, elapsed, cause(attempt, failure));
        case UNKNOWN -> breaker.release(permission);
      }
      permission = Permission.CALL; // a stream that breaks off after its probe says so as a call
    }
  }
}
