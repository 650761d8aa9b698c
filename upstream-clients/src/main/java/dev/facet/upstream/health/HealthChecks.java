// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.health;

import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.config.HealthConfig;
import dev.facet.upstream.endpoint.EndpointNotices;
import dev.facet.upstream.endpoint.EndpointSet;
import dev.facet.upstream.endpoint.ServiceEndpoint;
import dev.facet.upstream.resilience.LoopTasks;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks each endpoint of a service again and again whether it is well, at times that differ a
 * little, so that neither the endpoints nor the replicas of the gateway are in step. What is not
 * known yet counts as well. All of it happens on one event loop.
 */
public final class HealthChecks<E extends ServiceEndpoint> implements EndpointChecks {
  private final HealthConfig config;
  private final EndpointSet<E> endpoints;
  private final EndpointNotices notices;
  private final LoopTasks loop;
  private final DoubleSupplier random;
  private final Function<E, Future<UpstreamResponse>> probe;
  private final Map<E, Integer> streaks = new HashMap<>();
  private volatile boolean stopped;

  /**
   * Checks that have not begun.
   *
   * @param endpoints who is asked; told what comes of it
   * @param notices told when one is no longer, or again, well
   * @param loop where it happens
   * @param random from 0 to 1
   * @param probe asks an endpoint, on that event loop
   */
  public HealthChecks(
      HealthConfig config,
      EndpointSet<E> endpoints,
      EndpointNotices notices,
      LoopTasks loop,
      DoubleSupplier random,
      Function<E, Future<UpstreamResponse>> probe) {
    this.config = config;
    this.endpoints = endpoints;
    this.notices = notices;
    this.loop = loop;
    this.random = random;
    this.probe = probe;
  }

  @Override
  public void start() {
    loop.run(this::round);
  }

  @Override
  public void stop() {
    stopped = true;
  }

  private void round() {
    if (stopped) {
      return;
    }
    streaks.keySet().retainAll(endpoints.all());
    long every = config.every().toMillis();
    for (E endpoint : endpoints.all()) {
      long later = Math.max(1, Math.round(random.getAsDouble() * every / 2));
      loop.runAfter(later, () -> check(endpoint));
    }
    loop.runAfter(every, this::round);
  }

  private void check(E endpoint) {
    if (!stopped && endpoints.all().contains(endpoint)) {
      probe
          .apply(endpoint)
          .onComplete((response, failure) ->
              loop.run(() -> checked(endpoint, whyNotWell(response, failure))));
    }
  }

  /** Empty where it is well. */
  private String whyNotWell(@Nullable UpstreamResponse response, @Nullable Throwable failure) {
    if (response != null) {
      return config.isWell(response.status()) ? "" : "status " + response.status();
    }
    return failure instanceof UpstreamException known
        ? known.failure().cause()
        : String.valueOf(failure);
  }

  private void checked(E endpoint, String cause) {
    if (stopped || !endpoints.all().contains(endpoint)) {
      return; // it is gone, or another is in its place
    }
    boolean well = cause.isEmpty();
    int before = streaks.getOrDefault(endpoint, 0);
    int streak = well ? Math.max(before, 0) + 1 : Math.min(before, 0) - 1;
    streaks.put(endpoint, streak);
    if (well && !endpoint.isHealthy() && streak >= config.healthyAfter()) {
      endpoints.checked(endpoint, true, "");
      notices.healthy(endpoint.url());
    } else if (!well && endpoint.isHealthy() && -streak >= config.unhealthyAfter()) {
      endpoints.checked(endpoint, false, cause);
      notices.unhealthy(endpoint.url(), cause);
    }
  }
}
