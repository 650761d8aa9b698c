// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.get;
import static dev.facet.upstream.http.CallRunner.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FailureNotice;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.RetryReason;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.config.Balance;
import dev.facet.upstream.config.ConfigBuilder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts without a response, and what follows them. */
final class RetriedFailureTest extends WithUpstream {
  private static final String CUT = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab";

  private final AtomicInteger count = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(strings = {"close", "reset", "cut"})
  void aLostConnectionIsRetriedWhereItIsConfigured(String how) {
    upstream.on("GET", "/", _ -> first(how));
    CallRunner runner = runner(config().retry(2, "reset").build());

    assertEquals(200, runner.call(get("/")).status());

    assertEquals(1, runner.state().retries(RetryReason.RESET));
    assertEquals(2, upstream.connections());
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "reset", "cut"})
  void aLostConnectionIsNotRetriedUnasked(String how) {
    upstream.on("GET", "/", _ -> first(how));
    CallRunner runner = runner();

    assertInstanceOf(ConnectionLost.class, runner.failure(get("/")));
    assertEquals(1, upstream.requests().size());
  }

  @Test
  void anAttemptThatTakesTooLongIsRetried() {
    upstream.on("GET", "/", _ -> first("never"));
    CallRunner runner =
        runner(config().timeout(Duration.ofMillis(100), null).retry(10, "timeout").build());

    assertEquals(200, runner.call(get("/")).status());
    assertTrue(runner.state().retries(RetryReason.TIMEOUT) > 0);
  }

  @Test
  void eachAttemptTellsHowLongItIsWaitedFor() {
    upstream.on("GET", "/", _ -> first("never"));
    CallRunner runner =
        runner(
            config()
                .timeout(Duration.ofMillis(200), Duration.ofSeconds(60))
                .timeLeft("x-time-left")
                .retry(10, "timeout")
                .build());

    assertEquals(200, runner.call(get("/")).status());

    long before = Long.parseLong(upstream.requests().getFirst().header("x-time-left"));
    long after = Long.parseLong(upstream.requests().getLast().header("x-time-left"));
    assertTrue(before <= 60_000 && before - after >= 150, before + " then " + after);
  }

  @ParameterizedTest
  @CsvSource({"GET, false", "POST, false", "GET, true", "POST, true"})
  void whereOneEndpointIsDeadTheOthersServe(String method, boolean configured) throws IOException {
    upstream.on(method, "/", _ -> FakeResponse.status(200));
    try (Socket deaf = deaf()) {
      ConfigBuilder config =
          config()
              .and("http://127.0.0.1:" + deaf.getLocalPort(), 1)
              .with("balance", new Balance.InTurn());
      CallRunner runner = runner(configured ? config.retry(2, "connect").build() : config.build());

      for (int i = 0; i < 10; i++) {
        UpstreamResponse response =
            runner.call(
                request(
                    HttpMethod.valueOf(method), "/", new RequestBody.Bytes(Buffer.buffer("{}"))));
        assertEquals(200, response.status());
        assertEquals(upstream.url(), response.delivery().endpoint());
      }
      assertTrue(runner.state().retries(RetryReason.CONNECT) > 0);
    }
    assertEquals(10, upstream.requests().size());
  }

  @Test
  void aServiceThatHasTooMuchToDoIsTriedNoMoreThanAFifthMoreOften() {
    try (FakeUpstream other = FakeUpstream.start(vertx)) {
      upstream.on("GET", "/", _ -> FakeResponse.status(429));
      other.on("GET", "/", _ -> FakeResponse.status(429));
      CallRunner runner = runner(config().and(other.url(), 1).retry(3, "429").build());

      for (int i = 0; i < 200; i++) {
        assertEquals(429, runner.call(get("/")).status());
      }

      int attempts = upstream.count("/") + other.count("/");
      assertTrue(attempts > 200 && attempts <= 240, "attempts: " + attempts);
      assertTrue(runner.state().retryBudgetExhausted() > 0);
    }
  }

  @Test
  void noEndpointIsTriedTwiceWhileThereIsAnother() throws IOException {
    upstream.on("GET", "/", _ -> FakeResponse.status(200));
    try (Socket deaf = deaf();
        Socket other = deaf()) {
      CallRunner runner =
          runner(
              config()
                  .and("http://127.0.0.1:" + deaf.getLocalPort(), 1)
                  .and("http://127.0.0.1:" + other.getLocalPort(), 1)
                  .retry(3, "connect")
                  .build());

      for (int i = 0; i < 5; i++) {
        assertEquals(200, runner.call(get("/")).status());
      }
    }
  }

  @Test
  void aChangeThatMayHaveBeenMadeByAnEarlierAttemptIsToldOf() throws IOException {
    upstream.on(
        "PUT",
        "/",
        _ -> {
          upstream.stopListening();
          return FakeResponse.reset();
        });
    CallRunner runner = runner(config().retry(2, "reset").build());

    UpstreamException failed =
        assertThrows(
            UpstreamException.class,
            () ->
                runner.call(
                    request(HttpMethod.PUT, "/", new RequestBody.Bytes(Buffer.buffer("{}")))));

    assertTrue(
        failed.failure() instanceof ConnectionLost || failed.failure() instanceof Unreachable);
    assertEquals(2, failed.delivery().attempts());
    assertTrue(FailureNotice.of(failed, true).mayHaveActed());
  }

  private FakeResponse first(String how) {
    if (count.incrementAndGet() > 1) {
      return FakeResponse.status(200);
    }
    return switch (how) {
      case "close" -> FakeResponse.close();
      case "reset" -> FakeResponse.reset();
      case "never" -> FakeResponse.never();
      default -> FakeResponse.steps(wire -> wire.write(CUT).close());
    };
  }
}
