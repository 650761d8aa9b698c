// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.config.UpstreamConfig;
import dev.facet.upstream.endpoint.EndpointSet;
import dev.facet.upstream.resilience.Concurrency;
import dev.facet.upstream.resilience.Layer;
import dev.facet.upstream.resilience.Timers;
import dev.facet.upstream.resilience.WithAttemptTimeout;
import dev.facet.upstream.resilience.WithCancellation;
import dev.facet.upstream.resilience.WithCircuitBreaker;
import dev.facet.upstream.resilience.WithConcurrency;
import dev.facet.upstream.resilience.WithDeadline;
import dev.facet.upstream.resilience.WithRetries;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.vertx.core.http.HttpClientAgent;
import java.util.Objects;

/**
 * What the calls of one service pass through, in this order: the count of calls under way,
 * cancellation, deadline, the first bytes of an upload, retries; and each attempt then the queue,
 * the choice of an endpoint, that endpoint's circuit breaker, the attempt's time-out, HTTP.
 *
 * @param first takes calls
 * @param concurrency knows how many wait
 * @param endpoints what has been learned of each
 */
record ServiceLayers(
    InFlight first,
    WithConcurrency<HttpExchange> concurrency,
    EndpointSet<HttpEndpoint> endpoints) {
  /** The layers of a service. */
  static ServiceLayers of(
      String service,
      UpstreamConfig config,
      CallHeaders headers,
      ClientSettings settings,
      CallCounts counts) {
    HttpClientAgent opener = settings.opener(config);
    Timers timers = Timers.of(settings.vertx());
    EndpointSet<HttpEndpoint> endpoints = settings.endpoints(config, opener);
    HttpTransport http = new HttpTransport(headers, new FailureReader(service), timers);
    WithConcurrency<HttpExchange> concurrency =
        concurrency(config, settings, endpoint(config, endpoints, http));
    Layer<HttpCall> attempts = new WithRetries<>(http::attempt, counts.retries(), concurrency);
    Layer<HttpCall> timed =
        new WithDeadline<>(
            config.timeout().total(),
            config.timeout().attempt(),
            timers,
            new WithFirstBytes(attempts));
    InFlight first =
        new InFlight(new WithCancellation<>(timed), counts, () -> settings.close(opener));
    return new ServiceLayers(first, concurrency, endpoints);
  }

  private static WithConcurrency<HttpExchange> concurrency(
      UpstreamConfig config, ClientSettings settings, WithEndpoint endpoint) {
    return new WithConcurrency<>(
        Concurrency.of(config), settings::currentLoop, settings.nanoTime(), endpoint, endpoint);
  }

  private static WithEndpoint endpoint(
      UpstreamConfig config, EndpointSet<HttpEndpoint> endpoints, HttpTransport http) {
    Layer<HttpExchange> timed = new WithAttemptTimeout<>(config.timeout().attempt(), http);
    return new WithEndpoint(endpoints, new WithCircuitBreaker<>(ServiceLayers::breaker, timed));
  }

  private static CircuitBreaker breaker(HttpExchange attempt) {
    return Objects.requireNonNull(attempt.endpoint(), "no endpoint").breaker();
  }
}
