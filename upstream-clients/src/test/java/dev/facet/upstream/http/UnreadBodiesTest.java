// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.Wire;
import dev.facet.upstream.config.CacheConfig;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A body that is read for the cache alone has the time of a whole call, however it trickles. */
final class UnreadBodiesTest extends WithCache {
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\netag: \"1\"\r\ncache-control: public, max-age=0,"
          + " stale-while-revalidate=600\r\ntransfer-encoding: chunked\r\n\r\n";

  /** Its silence would be noticed after ten minutes only. */
  private final CallRunner runner =
      runner(
          config()
              .coalesce()
              .timeout(Duration.ofMinutes(10), Duration.ofMillis(50))
              .with("cache", new CacheConfig(true, null, null, null, null))
              .build());

  @ParameterizedTest
  @CsvSource({"HEAD, x-a: b, 200", "GET, if-none-match: \"1\", 304"})
  void endsSomeTimeAfterItsClientHasWhatItWants(String method, String header, int status)
      throws InterruptedException {
    upstream.on("GET", "/a", _ -> FakeResponse.steps(open::add));
    Future<UpstreamStream> asked = asked(request(HttpMethod.valueOf(method), header));

    Wire wire = wire().write(HEAD).chunk("some of it");

    assertEquals(status, await(asked).status());
    await(wire.closed());
    assertEquals(0, runner.on(() -> Future.succeededFuture(runner.state().inFlight())));
  }

  @ParameterizedTest
  @CsvSource({"1", "2"})
  void endsSomeTimeAfterARenewalInTheBackgroundHasBegun(int renewals) throws InterruptedException {
    upstream.on("GET", "/a", _ -> FakeResponse.steps(open::add));
    Future<Streamed> first = later(runner, request(HttpMethod.GET));
    wire().write(HEAD).chunk("old").end();
    assertEquals("old", await(first).body());

    for (int i = 0; i < renewals; i++) {
      assertEquals("stale", stream(runner).cache());
      await(wire().write(HEAD).chunk("some of it").closed());
    }
  }

  private Future<UpstreamStream> asked(UpstreamRequest request) {
    return runner.later(() -> runner.client().stream(request, CallContext.detached()));
  }
}
