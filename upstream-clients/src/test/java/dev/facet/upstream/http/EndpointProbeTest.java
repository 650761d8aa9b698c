// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.coding.ContentDecoder;
import dev.facet.upstream.config.ConfigBuilder;
import dev.facet.upstream.config.HealthConfig;
import dev.facet.upstream.config.UpstreamConfig;
import dev.facet.upstream.discovery.EndpointSources;
import dev.facet.upstream.endpoint.EndpointNotices;
import dev.facet.upstream.resilience.Timers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class EndpointProbeTest extends WithUpstream {
  private static final HealthConfig HEALTH =
      new HealthConfig("/health?deep=1", null, Duration.ofMillis(300), null, null, null);

  @Test
  void asksBehindTheBasePathWithTheServicesHeaders() {
    upstream.on("GET", "/base/health", _ -> FakeResponse.status(503));

    UpstreamResponse response =
        CallRunner.await(
            probe(ConfigBuilder.at(upstream.url() + "/base").header("x-key", "secret").build()));

    assertEquals(503, response.status());
    assertEquals("/base/health?deep=1", upstream.requests().getFirst().target());
    assertEquals("secret", upstream.requests().getFirst().header("x-key"));
    assertEquals("*/*", upstream.requests().getFirst().header("accept"));
  }

  @Test
  void waitsNoLongerThanItsTime() {
    upstream.on("GET", "/health", _ -> FakeResponse.never());

    assertEquals(
        new TimedOut("users", Duration.ofMillis(300)),
        CallRunner.failureOf(probe(config().build())));
  }

  @Test
  void oneThatListensNotCannotBeReached() throws Exception {
    try (Socket deaf = deaf()) {
      String url = "http://127.0.0.1:" + deaf.getLocalPort();

      assertInstanceOf(
          Unreachable.class, CallRunner.failureOf(probe(ConfigBuilder.at(url).build())));
    }
  }

  /** It is no call of a client. */
  @Test
  void neitherBreakerNorCountsKnowOfIt() {
    upstream.on("GET", "/health", _ -> FakeResponse.status(500));
    ClientSettings settings = settings();
    HttpEndpoint endpoint = endpoint(config().build(), settings);
    for (int i = 0; i < 20; i++) {
      CallRunner.await(probe(config().build(), settings, endpoint));
    }

    assertEquals(0, endpoint.breaker().remembered());
    assertEquals(0, endpoint.inFlight());
  }

  private static Future<UpstreamResponse> probe(UpstreamConfig config) {
    ClientSettings settings = settings();
    return probe(config, settings, endpoint(config, settings));
  }

  private static Future<UpstreamResponse> probe(
      UpstreamConfig config, ClientSettings settings, HttpEndpoint endpoint) {
    HttpTransport http =
        new HttpTransport(
            new CallHeaders(config),
            new FailureReader("users"),
            Timers.of(settings.vertx()),
            settings.endpoints(
                config, settings.opener(config), new EndpointNotices("users", () -> 0)),
            Signing.of(config.auth().signer()));
    EndpointProbe probe =
        new EndpointProbe(
            "users",
            HEALTH,
            settings,
            new ContentDecoder("users", 1_000),
            http,
            new ServiceCredentials("users", config, settings));
    Promise<UpstreamResponse> response = Promise.promise();
    vertx.runOnContext(_ -> probe.send(endpoint).onComplete(response));
    return response.future();
  }

  private static HttpEndpoint endpoint(UpstreamConfig config, ClientSettings settings) {
    return settings
        .endpoints(config, settings.opener(config), new EndpointNotices("users", () -> 0))
        .all()
        .getFirst();
  }

  private static ClientSettings settings() {
    return new ClientSettings(
        vertx, 1, null, System::nanoTime, NameLookup.ofSystem(vertx), EndpointSources.NONE);
  }
}
