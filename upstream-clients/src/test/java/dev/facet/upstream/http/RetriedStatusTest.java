// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.get;
import static dev.facet.upstream.http.CallRunner.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.RetryReason;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.config.Balance;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that are not taken because of their status. */
final class RetriedStatusTest extends WithUpstream {
  private static final Buffer LONG = Buffer.buffer("x".repeat(64 * 1_024 + 1));

  private final AtomicInteger count = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE", "HEAD"})
  void aShortResponseLeavesItsConnectionToTheNextAttempt(String method) {
    upstream.on(method, "/", _ -> first(FakeResponse.json(503, "{\"busy\": true}")));
    CallRunner runner = runner(config().retry(2, "503").build());

    UpstreamResponse response =
        runner.call(request(HttpMethod.valueOf(method), "/", RequestBody.NONE));

    assertEquals(200, response.status());
    assertEquals(2, response.delivery().attempts());
    assertEquals(1, runner.state().retries(RetryReason.STATUS));
    assertEquals(2, upstream.requests().size());
    assertEquals(1, upstream.connections());
  }

  @Test
  void aLongResponseIsNotReadToItsEnd() {
    upstream.on("GET", "/", _ -> first(FakeResponse.of(503, Map.of(), LONG)));
    CallRunner runner = runner(config().retry(2, "503").build());

    assertEquals(200, runner.call(get("/")).status());

    assertEquals(2, upstream.connections());
  }

  @Test
  void aLongResponseOfNoStatedLengthIsNotReadToItsEndEither() {
    upstream.on("GET", "/", _ -> first(FakeResponse.chunked(503, Map.of(), LONG.toString())));
    CallRunner runner = runner(config().retry(2, "503").build());

    assertEquals(200, runner.call(get("/")).status());

    assertEquals(2, upstream.connections());
  }

  @Test
  void theLastResponseIsHandedOnAsItIs() {
    upstream.on("GET", "/", _ -> FakeResponse.json(503, "{\"busy\": true}"));
    CallRunner runner = runner(config().retry(3, "503").build());

    UpstreamResponse response = runner.call(get("/"));

    assertEquals(503, response.status());
    assertEquals("{\"busy\": true}", new String(response.body().bytes(), StandardCharsets.UTF_8));
    assertEquals(3, upstream.requests().size());
  }

  @Test
  void aPostIsSentOnce() {
    upstream.on("POST", "/", _ -> FakeResponse.json(503, "{}"));
    CallRunner runner = runner(config().retry(3, "503", "reset").build());

    var post = request(HttpMethod.POST, "/", new RequestBody.Bytes(Buffer.buffer("{}")));
    assertEquals(503, runner.call(post).status());

    assertEquals(1, upstream.requests().size());
  }

  @Test
  void aStreamIsRetriedBeforeItsCallerHasIt() {
    upstream.on("GET", "/", _ -> first(FakeResponse.json(502, "{}")));
    CallRunner runner = runner(config().retry(2, "502").build());

    UpstreamStream stream =
        runner.on(() -> runner.client().stream(get("/"), CallContext.detached()));

    assertEquals(200, stream.status());
    assertEquals(2, upstream.requests().size());
  }

  @Test
  void anotherEndpointIsAskedAtOnce() {
    upstream.on("GET", "/", _ -> FakeResponse.json(503, "{}"));
    try (FakeUpstream other = FakeUpstream.start(vertx)) {
      other.on("GET", "/", _ -> FakeResponse.status(200));
      CallRunner runner =
          runner(
              config()
                  .and(other.url(), 1)
                  .with("balance", new Balance.InTurn())
                  .retry(2, "503")
                  .build());

      for (int i = 0; i < 8; i++) {
        UpstreamResponse response = runner.call(get("/"));
        assertEquals(200, response.status());
        assertEquals(other.url(), response.delivery().endpoint());
      }
      assertTrue(upstream.count("/") > 0);
      assertEquals(8, other.count("/"));
    }
  }

  private FakeResponse first(FakeResponse response) {
    return count.incrementAndGet() == 1 ? response : FakeResponse.status(200);
  }
}
