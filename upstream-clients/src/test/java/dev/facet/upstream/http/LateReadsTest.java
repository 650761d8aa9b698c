// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.Wire;
import dev.facet.upstream.config.CacheConfig;
import dev.facet.upstream.config.DataSize;
import dev.facet.upstream.config.UpstreamConfig;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests for the same that are late, leave, or meet what is no confirmation. */
final class LateReadsTest extends WithCache {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String FRESH = OK + "cache-control: max-age=600\r\n";
  private static final String CHUNKED = FRESH + "transfer-encoding: chunked\r\n\r\n";
  private static final String WHOLE = FRESH + "content-length: 4\r\n\r\nbody";

  /** The first response goes on for as long as the test does. */
  @Test
  void whoWaitsForLongerThanAnAttemptMayBeSilentAsksByItself() throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    AtomicBoolean begun = new AtomicBoolean();
    upstream.on(
        "GET",
        "/a",
        _ ->
            begun.getAndSet(true)
                ? FakeResponse.steps(wire -> wire.write(WHOLE))
                : FakeResponse.steps(wire -> trickle(wire.write(CHUNKED), over)));
    CallRunner runner = runner(coalescing(Duration.ofMillis(500)));
    Future<Streamed> first = later(runner, request(HttpMethod.GET));
    upstream.awaitRequests(1);

    assertEquals("body", await(later(runner, request(HttpMethod.GET))).body());

    over.set(true);
    var _ = first; // its response may have broken off by then
  }

  private void trickle(Wire wire, AtomicBoolean over) {
    if (over.get()) {
      wire.end();
    } else {
      wire.chunk("x");
      vertx.setTimer(20, _ -> trickle(wire, over));
    }
  }

  /** What became of the first one afterwards is nothing to it any more. */
  @Test
  void whoAsksByItselfIsNotToldWhatBecomesOfTheFirst() throws InterruptedException {
    upstream.on("GET", "/a", _ -> FakeResponse.steps(open::add));
    AtomicBoolean over = new AtomicBoolean();
    CallRunner runner = runner(coalescing(Duration.ofSeconds(2)));
    Future<Streamed> first = later(runner, request(HttpMethod.GET));
    Wire broken = wire();
    trickle(broken.write(CHUNKED), over);
    Future<Streamed> second = later(runner, request(HttpMethod.GET));
    Wire own = wire();

    own.write(FRESH + "content-length: 4\r\n\r\nbo");
    over.set(true);
    broken.reset();
    CallRunner.failureOf(first);
    own.write("dy");

    assertEquals("body", await(second).body());
    assertEquals(2, upstream.count("/a"));
  }

  @Test
  void whatIsTooLongIsNotReadForWhoLeftBeforeItCame() throws InterruptedException {
    upstream.on("GET", "/a", _ -> FakeResponse.steps(open::add));
    CallRunner runner =
        runner(
            config()
                .coalesce()
                .timeout(Duration.ofHours(1), Duration.ofHours(1))
                .with("cache", new CacheConfig(true, null, new DataSize(7), null, null))
                .build());
    Cancellation cancellation = new Cancellation();
    CallContext leaving =
        new CallContext(
            CallContext.NO_DEADLINE, "", MultiMap.caseInsensitiveMultiMap(), cancellation);
    Future<Streamed> first = later(runner, request(HttpMethod.GET), leaving);
    Future<Streamed> second = later(runner, request(HttpMethod.GET));
    Wire begun = wire();
    await(
        runner.later(() -> {
          cancellation.cancel();
          return Future.succeededFuture();
        }));
    CallRunner.failureOf(first);

    begun.write(CHUNKED + "9\r\n123456789\r\n");
    wire().write(WHOLE);

    assertEquals("body", await(second).body());
    await(begun.closed());
  }

  /** As a service that confirms whatever it is asked: what it speaks of is not what is kept. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatA304SpeaksNotOfIsAskedForNoMore(boolean forwarded) {
    upstream.on("GET", "/a", request -> odd(request.header("if-none-match")));
    CallRunner runner = runner(caching());
    read(runner, forwarded);
    read(runner, forwarded);

    read(runner, forwarded);

    assertEquals("\"1\"", upstream.requests().get(1).header("if-none-match"));
    assertEquals("", upstream.requests().get(2).header("if-none-match"));
    assertEquals("", upstream.requests().get(3).header("if-none-match"));
  }

  private FakeResponse odd(String tag) {
    if (!tag.isEmpty()) {
      return FakeResponse.of(304, Map.of("etag", "\"2\""), "");
    }
    return upstream.count("/a") == 1
        ? response(200, "[1]", "cache-control: max-age=0", "etag: \"1\"")
        : response(503, "[2]");
  }

  private static void read(CallRunner runner, boolean forwarded) {
    if (forwarded) {
      stream(runner);
    } else {
      runner.call(get("/a"));
    }
  }

  /** One call failed, however many wait for it. */
  @Test
  void whoWaitsIsToldThatTheFailureIsThatOfACallItShared() throws InterruptedException {
    upstream.on("GET", "/a", _ -> FakeResponse.steps(open::add));
    CallRunner runner = runner(coalescing(Duration.ofHours(1)));
    Future<Streamed> first = later(runner, request(HttpMethod.GET));
    Future<Streamed> second = later(runner, request(HttpMethod.GET));
    Wire wire = wire();
    await(runner.later(Future::succeededFuture)); // both have begun, since tasks keep their order
    wire.write("220 mail.example ESMTP\r\n\r\n");

    assertFalse(failure(first).delivery().coalesced());
    assertTrue(failure(second).delivery().coalesced());
    assertEquals(1, upstream.count("/a"));
  }

  private static UpstreamException failure(Future<Streamed> call) {
    CallRunner.failureOf(call);
    return assertInstanceOf(UpstreamException.class, call.cause());
  }

  private UpstreamConfig coalescing(Duration attempt) {
    return config()
        .coalesce()
        .timeout(attempt, Duration.ofHours(1))
        .with("cache", new CacheConfig(true, null, null, null, null))
        .build();
  }
}
