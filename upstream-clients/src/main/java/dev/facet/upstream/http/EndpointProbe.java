// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.coding.ContentDecoder;
import dev.facet.upstream.config.HealthConfig;
import dev.facet.upstream.config.UpstreamConfig;
import dev.facet.upstream.endpoint.EndpointNotices;
import dev.facet.upstream.health.EndpointChecks;
import dev.facet.upstream.health.HealthChecks;
import dev.facet.upstream.resilience.Layer;
import dev.facet.upstream.resilience.Timers;
import dev.facet.upstream.resilience.WithAttemptTimeout;
import dev.facet.upstream.resilience.WithDeadline;
import dev.facet.upstream.resilience.WithOneAttempt;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.internal.VertxInternal;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Asks one endpoint whether it is well: over its own connections and with the service's headers, as
 * calls are sent, but beside their counts, queue, breaker and choice.
 */
final class EndpointProbe {
  private final String service;
  private final HealthConfig config;
  private final ClientSettings settings;
  private final ContentDecoder decoder;
  private final HttpTransport http;
  private final ServiceCredentials credentials;

  EndpointProbe(
      String service,
      HealthConfig config,
      ClientSettings settings,
      ContentDecoder decoder,
      HttpTransport http,
      ServiceCredentials credentials) {
    this.service = service;
    this.config = config;
    this.settings = settings;
    this.decoder = decoder;
    this.http = http;
    this.credentials = credentials;
  }

  /** The checks of a service as its configuration has them. */
  static EndpointChecks checks(
      EndpointNotices notices,
      UpstreamConfig config,
      ClientSettings settings,
      HttpTransport http,
      ServiceCredentials credentials) {
    HealthConfig health = config.health();
    if (health == null) {
      return EndpointChecks.NONE;
    }
    ContentDecoder decoder = new ContentDecoder(notices.service(), config.maxResponse().bytes());
    return new HealthChecks<>(
        health,
        http.endpoints(),
        notices,
        settings.currentLoop(),
        () -> ThreadLocalRandom.current().nextDouble(),
        new EndpointProbe(notices.service(), health, settings, decoder, http, credentials)::send);
  }

  /** Asks; to be called on an event loop. */
  Future<UpstreamResponse> send(HttpEndpoint endpoint) {
    BufferedCall call =
        new BufferedCall(
            service,
            request(),
            CallContext.detached(),
            settings.nanoTime(),
            ((VertxInternal) settings.vertx()).getOrCreateContext(),
            decoder);
    layers(endpoint).send(call);
    return call.response();
  }

  private UpstreamRequest request() {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add(HttpHeaders.ACCEPT, "*/*");
    return new UpstreamRequest(
        HttpMethod.GET, config.path(), headers, RequestBody.NONE, config.timeout());
  }

  private Layer<HttpCall> layers(HttpEndpoint endpoint) {
    Layer<HttpExchange> timed = new WithAttemptTimeout<>(config.timeout(), http);
    Layer<HttpExchange> there = new To(endpoint, timed);
    Timers timers = Timers.of(settings.vertx());
    return new WithDeadline<>(
        config.timeout(),
        config.timeout(),
        timers,
        new WithOneAttempt<>(http::attempt, credentials.before(there)));
  }

  /**
   * Goes to one endpoint, whatever is known of it.
   *
   * @param next sends the attempt
   */
  private record To(HttpEndpoint endpoint, Layer<HttpExchange> next)
      implements Layer<HttpExchange> {
    @Override
    public void send(HttpExchange attempt) {
      attempt.goesTo(endpoint);
      next.send(attempt);
    }
  }
}
