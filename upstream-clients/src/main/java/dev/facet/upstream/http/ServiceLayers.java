// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.config.DiscoverConfig;
import dev.facet.upstream.config.HttpProtocol;
import dev.facet.upstream.config.UpstreamConfig;
import dev.facet.upstream.discovery.EndpointSource;
import dev.facet.upstream.discovery.ServiceDiscovery;
import dev.facet.upstream.endpoint.EndpointBreaker;
import dev.facet.upstream.endpoint.EndpointNotices;
import dev.facet.upstream.endpoint.EndpointSet;
import dev.facet.upstream.health.EndpointChecks;
import dev.facet.upstream.resilience.Concurrency;
import dev.facet.upstream.resilience.Layer;
import dev.facet.upstream.resilience.Retrying;
import dev.facet.upstream.resilience.Timers;
import dev.facet.upstream.resilience.WithAttemptTimeout;
import dev.facet.upstream.resilience.WithCancellation;
import dev.facet.upstream.resilience.WithCircuitBreaker;
import dev.facet.upstream.resilience.WithConcurrency;
import dev.facet.upstream.resilience.WithDeadline;
import dev.facet.upstream.resilience.WithKnownEndpoints;
import dev.facet.upstream.resilience.WithRetries;
import java.util.Objects;

/**
 * What the calls of one service pass through, in this order: the count of calls under way,
 * cancellation, deadline, the first bytes of an upload, retries; and each attempt then the queue,
 * the first look for endpoints where they are discovered, the choice of an endpoint, that
 * endpoint's circuit breaker, the attempt's time-out, HTTP.
 *
 * @param first takes calls
 * @param concurrency knows how many wait
 * @param endpoints what has been learned of each
 * @param discovery finds them where they are not listed; not begun
 * @param credentials gets the tokens that it wants
 * @param health asks whether they are well; not begun
 */
record ServiceLayers(
    InFlight first,
    WithConcurrency<HttpExchange> concurrency,
    EndpointSet<HttpEndpoint> endpoints,
    ServiceDiscovery discovery,
    ServiceCredentials credentials,
    EndpointChecks health) {
  /** The layers of a service. */
  static ServiceLayers of(
      String service,
      UpstreamConfig config,
      CallHeaders headers,
      ClientSettings settings,
      CallCounts counts) {
    ConnectionOpener opener = settings.opener(config);
    Timers timers = Timers.of(settings.vertx());
    EndpointNotices notices = new EndpointNotices(service, settings.nanoTime());
    EndpointSet<HttpEndpoint> endpoints = settings.endpoints(config, opener, notices);
    HttpTransport http =
        new HttpTransport(
            headers,
            new FailureReader(service),
            timers,
            endpoints,
            Signing.of(config.auth().signer()));
    ServiceCredentials credentials = new ServiceCredentials(service, config, settings);
    ServiceDiscovery discovery =
        new ServiceDiscovery(
            service,
            source(config, settings),
            found ->
                endpoints.update(found, each -> settings.endpoint(config, each, opener, notices)),
            settings.nanoTime());
    WithEndpoint choice = endpoint(config, endpoints, http);
    WithConcurrency<HttpExchange> concurrency =
        new WithConcurrency<>(
            Concurrency.of(config),
            settings::currentLoop,
            settings.nanoTime(),
            choice,
            config.discover() == null
                ? choice
                : known(config, discovery, endpoints, timers, choice));
    Layer<HttpCall> attempts =
        new WithRetries<>(
            http::attempt,
            Retrying.of(config, settings.nanoTime(), timers, counts),
            credentials.before(concurrency));
    Layer<HttpCall> timed =
        new WithDeadline<>(
            config.timeout().total(),
            config.timeout().attempt(),
            timers,
            new WithFirstBytes(attempts, mayBeRejected(config)));
    InFlight first =
        new InFlight(
            new WithCancellation<>(timed),
            counts,
            () -> {
              credentials.close();
              settings.close(opener);
            });
    return new ServiceLayers(
        first,
        concurrency,
        endpoints,
        discovery,
        credentials,
        EndpointProbe.checks(notices, config, settings, http, credentials));
  }

  /** Whether a service may say of a request that it did nothing, so that any is sent once more. */
  private static boolean mayBeRejected(UpstreamConfig config) {
    return config.auth().clientCredentials() != null
        || !config.protocol().equals(HttpProtocol.HTTP1);
  }

  private static EndpointSource source(UpstreamConfig config, ClientSettings settings) {
    DiscoverConfig discover = config.discover();
    return discover == null ? EndpointSource.NONE : settings.sources().of(discover);
  }

  private static Layer<HttpExchange> known(
      UpstreamConfig config,
      ServiceDiscovery discovery,
      EndpointSet<HttpEndpoint> endpoints,
      Timers timers,
      Layer<HttpExchange> next) {
    return new WithKnownEndpoints<>(
        new WithKnownEndpoints.Knowledge(
            () -> !endpoints.all().isEmpty(), discovery.first(), discovery::fault),
        config.timeout().connect(),
        timers,
        next);
  }

  private static WithEndpoint endpoint(
      UpstreamConfig config, EndpointSet<HttpEndpoint> endpoints, HttpTransport http) {
    Layer<HttpExchange> timed = new WithAttemptTimeout<>(config.timeout().attempt(), http);
    return new WithEndpoint(endpoints, new WithCircuitBreaker<>(ServiceLayers::breaker, timed));
  }

  private static EndpointBreaker breaker(HttpExchange attempt) {
    return Objects.requireNonNull(attempt.endpoint(), "no endpoint").breaker();
  }
}
