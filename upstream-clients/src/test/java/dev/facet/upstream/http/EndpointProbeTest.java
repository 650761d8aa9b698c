// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.config.ConfigBuilder;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class EndpointProbeTest extends WithUpstream {
  private static final Duration SOON = Duration.ofMillis(300);
  private static final Duration WAIT = Duration.ofSeconds(5);

  @Test
  void asksBehindTheBasePathWithTheServicesHeaders() {
    upstream.on("GET", "/base/health", _ -> FakeResponse.status(503));

    UpstreamResponse response =
        CallRunner.await(
            new Probe(
                    vertx,
                    ConfigBuilder.at(upstream.url() + "/base").header("x-key", "secret").build(),
                    WAIT)
                .send());

    assertEquals(503, response.status());
    assertEquals("/base/health?deep=1", upstream.requests().getFirst().target());
    assertEquals("secret", upstream.requests().getFirst().header("x-key"));
    assertEquals("*/*", upstream.requests().getFirst().header("accept"));
  }

  @Test
  void waitsNoLongerThanItsTime() {
    upstream.on("GET", "/health", _ -> FakeResponse.never());

    assertInstanceOf(
        TimedOut.class, CallRunner.failureOf(new Probe(vertx, config().build(), SOON).send()));
  }

  @Test
  void oneThatListensNotCannotBeReached() throws Exception {
    try (Socket deaf = deaf()) {
      String url = "http://127.0.0.1:" + deaf.getLocalPort();

      assertInstanceOf(
          Unreachable.class,
          CallRunner.failureOf(new Probe(vertx, ConfigBuilder.at(url).build(), SOON).send()));
    }
  }

  /** It is no call of a client. */
  @Test
  void neitherBreakerNorCountsKnowOfIt() {
    upstream.on("GET", "/health", _ -> FakeResponse.status(500));
    Probe probe = new Probe(vertx, config().build(), WAIT);
    for (int i = 0; i < 20; i++) {
      CallRunner.await(probe.send());
    }
    HttpEndpoint endpoint = probe.endpoint();

    assertEquals(0, endpoint.breaker().remembered());
    assertEquals(0, endpoint.inFlight());
  }
}
