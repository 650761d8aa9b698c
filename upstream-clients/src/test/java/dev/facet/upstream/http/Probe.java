// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.coding.ContentDecoder;
import dev.facet.upstream.config.HealthConfig;
import dev.facet.upstream.config.UpstreamConfig;
import dev.facet.upstream.discovery.EndpointSources;
import dev.facet.upstream.endpoint.EndpointNotices;
import dev.facet.upstream.endpoint.EndpointSet;
import dev.facet.upstream.resilience.Timers;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;

/** An {@link EndpointProbe} of the first endpoint of a service, beside any client. */
final class Probe {
  static final String TARGET = "/health?deep=1";

  private final Context context;
  private final HttpEndpoint endpoint;
  private final EndpointProbe probe;

  Probe(Vertx vertx, UpstreamConfig config, Duration timeout) {
    this.context = vertx.getOrCreateContext();
    ClientSettings settings =
        new ClientSettings(
            vertx, 1, null, System::nanoTime, NameLookup.ofSystem(vertx), EndpointSources.NONE);
    EndpointSet<HttpEndpoint> endpoints =
        settings.endpoints(config, settings.opener(config), new EndpointNotices("users", () -> 0));
    this.endpoint = endpoints.all().getFirst();
    this.probe =
        new EndpointProbe(
            "users",
            new HealthConfig(TARGET, null, timeout, null, null, null),
            settings,
            new ContentDecoder("users", 1_000),
            new HttpTransport(
                new CallHeaders(config),
                new FailureReader("users"),
                Timers.of(vertx),
                endpoints,
                Signing.of(config.auth().signer())),
            new ServiceCredentials("users", config, settings));
  }

  HttpEndpoint endpoint() {
    return endpoint;
  }

  /** Asks once, always on one event loop. */
  Future<UpstreamResponse> send() {
    Promise<UpstreamResponse> response = Promise.promise();
    context.runOnContext(_ -> probe.send(endpoint).onComplete(response));
    return response.future();
  }
}
