// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.get;
import static dev.facet.upstream.http.CallRunner.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.Delivery;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.config.Balance;
import dev.facet.upstream.config.HedgeConfig;
import dev.facet.upstream.config.HedgeDelay;
import dev.facet.upstream.config.Percentage;
import dev.facet.upstream.config.UpstreamConfig;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads of which one attempt hangs and the other one has the response. */
final class HedgedCallTest extends WithUpstream {
  private static final HedgeConfig SOON =
      new HedgeConfig(new HedgeDelay.Fixed(Duration.ofMillis(20)), new Percentage(100));

  private final AtomicInteger count = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void theSecondAttemptHasTheResponse(String method) throws InterruptedException {
    upstream.on(method, "/", _ -> hangsFirst());
    CallRunner runner = runner(config().with("hedge", SOON).build());

    Delivery delivery =
        runner.call(request(HttpMethod.valueOf(method), "/", RequestBody.NONE)).delivery();

    assertEquals(2, delivery.attempts());
    assertEquals(1, delivery.hedges());
    assertEquals(0, delivery.retries());
    assertEquals(1, runner.state().hedges());
    assertEquals(2, upstream.awaitRequests(2).size());
    assertEquals(0, runner.state().inFlight());
  }

  @Test
  void theSecondAttemptGoesToAnotherEndpoint() {
    try (FakeUpstream other = FakeUpstream.start(vertx)) {
      upstream.on("GET", "/", _ -> FakeResponse.never());
      other.on("GET", "/", _ -> FakeResponse.status(200));
      UpstreamConfig config =
          config()
              .and(other.url(), 1)
              .with("hedge", SOON)
              .with("balance", new Balance.InTurn())
              .build();
      CallRunner runner = runner(config);

      for (int i = 0; i < 6; i++) {
        assertEquals(other.url(), runner.call(get("/")).delivery().endpoint());
      }
      assertTrue(runner.state().hedges() >= 3);
    }
  }

  @Test
  void aStreamIsHedgedToo() {
    upstream.on("GET", "/", _ -> hangsFirst());
    CallRunner runner = runner(config().with("hedge", SOON).build());

    UpstreamStream stream =
        runner.on(() -> runner.client().stream(get("/"), CallContext.detached()));

    assertEquals(200, stream.status());
    assertEquals(1, runner.state().hedges());
  }

  private FakeResponse hangsFirst() {
    return count.incrementAndGet() == 1 ? FakeResponse.never() : FakeResponse.status(200);
  }
}
