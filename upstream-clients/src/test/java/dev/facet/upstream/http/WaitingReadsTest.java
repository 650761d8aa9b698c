// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.CacheStatus.Use;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.Eventually;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.Wire;
import dev.facet.upstream.config.CacheConfig;
import dev.facet.upstream.config.DataSize;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a request that misses asks the service itself. */
final class WaitingReadsTest extends WithCache {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String FRESH = OK + "cache-control: max-age=600\r\n";
  private static final String WHOLE = FRESH + "content-length: 4\r\n\r\nbody";

  private static final String STALE =
      OK
          + "cache-control: max-age=0, stale-while-revalidate=600\r\n"
          + "content-length: 3\r\n\r\nold";

  @BeforeEach
  void holdResponses() {
    upstream.on("GET", "/a", _ -> FakeResponse.steps(open::add));
  }

  @Test
  void eachAsksWhereNothingIsCoalesced() throws InterruptedException {
    CallRunner runner =
        runner(config().with("cache", new CacheConfig(true, null, null, null, null)).build());

    assertBothAsk(runner);
  }

  @Test
  void eachAsksWhoseResponseIsForNobodyElse() throws InterruptedException {
    assertBothAsk(runner(caching()), "cache-control: no-store");
  }

  /** None of these is whole before the second request has its own response. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        FRESH + "content-length: 99\r\n\r\nbody",
        FRESH + "transfer-encoding: chunked\r\n\r\n9\r\n123456789\r\n",
        OK + "cache-control: max-age=0\r\netag: \"1\"\r\ncontent-length: 5\r\n\r\nbody"
      })
  void nobodyWaitsForABodyThatIsNotForAll(String begun) throws InterruptedException {
    CallRunner runner = patient(7);
    Future<Streamed> first = later(runner, request(HttpMethod.GET));
    Future<Streamed> second = later(runner, request(HttpMethod.GET));
    Wire open = wire();
    open.write(begun);

    wire().write(WHOLE);

    assertEquals("body", await(second).body());
    open.close();
    CallRunner.failureOf(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", FRESH + "content-length: 9\r\n\r\nbo"})
  void whoWaitsAsksWhereTheFirstBreaksOff(String begun) throws InterruptedException {
    CallRunner runner = patient(99);
    Future<Streamed> first = later(runner, request(HttpMethod.GET));
    Future<Streamed> second = later(runner, request(HttpMethod.GET));
    Wire broken = wire();
    await(runner.later(Future::succeededFuture)); // both have begun, since tasks keep their order
    broken.write(begun).close();

    wire().write(WHOLE);

    assertEquals("body", await(second).body());
    CallRunner.failureOf(first);
    assertEquals(2, upstream.count("/a"));
  }

  /** Whoever is given the stale response has it already. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRenewalGoesOnWhenItsClientLeaves(boolean forwarded) throws InterruptedException {
    CallRunner runner = runner(caching());
    Future<Streamed> first = later(runner, request(HttpMethod.GET));
    wire().write(STALE);
    await(first);
    Cancellation cancellation = new Cancellation();
    CallContext leaving =
        new CallContext(
            CallContext.NO_DEADLINE, "", MultiMap.caseInsensitiveMultiMap(), cancellation);
    if (forwarded) {
      await(later(runner, request(HttpMethod.GET), leaving));
    } else {
      runner.call(get("/a"), leaving);
    }
    Wire renewal = wire();
    await(
        runner.later(() -> {
          cancellation.cancel();
          return Future.succeededFuture();
        }));

    renewal.write(WHOLE);

    awaitHit(runner);
    assertEquals(2, upstream.count("/a"));
  }

  /** What is renewed is for all, whoever happens to ask. */
  @Test
  void aRenewalAsksForTheWholeResponse() throws InterruptedException {
    CallRunner runner = runner(caching());
    Future<Streamed> first = later(runner, request(HttpMethod.GET));
    wire().write(STALE);
    await(first);

    Streamed stale = await(later(runner, request(HttpMethod.HEAD, "if-none-match: \"client\"")));
    wire().write(WHOLE);

    assertEquals("stale", stale.cache());
    assertEquals("GET", upstream.requests().get(1).method());
    assertEquals("", upstream.requests().get(1).header("if-none-match"));
  }

  @Test
  void aCallThatIsGivenTheStaleRenewsItMeanwhile() throws InterruptedException {
    CallRunner runner = runner(caching());
    Future<Streamed> first = later(runner, request(HttpMethod.GET));
    wire().write(STALE);
    await(first);

    assertEquals(Use.STALE, runner.call(get("/a")).delivery().cache());

    wire().write(WHOLE);
  }

  @Test
  void anErrorThatTheStaleStandsInForIsNotReadToItsEnd() throws InterruptedException {
    CallRunner runner = runner(caching());
    Future<Streamed> first = later(runner, request(HttpMethod.GET));
    wire()
        .write(OK + "cache-control: max-age=0, stale-if-error=600\r\ncontent-length: 3\r\n\r\nold");
    await(first);

    Future<Streamed> second = later(runner, request(HttpMethod.GET));
    Wire error = wire();
    error.write("HTTP/1.1 503 Service Unavailable\r\ncontent-length: 99\r\n\r\nso");

    assertEquals("old", await(second).body());
    await(error.closed());
  }

  @Test
  void whatIsTooLongIsNotReadForAClientThatLeaves() throws InterruptedException {
    CallRunner runner = patient(7);
    Future<UpstreamStream> longer =
        runner.later(() -> runner.client().stream(request(HttpMethod.GET), CallContext.detached()));
    Wire begun = wire();
    begun.write(FRESH + "content-length: 99\r\n\r\n123456789");
    leave(runner, await(longer));
    await(begun.closed());

    Future<UpstreamStream> unknown =
        runner.later(() -> runner.client().stream(request(HttpMethod.GET), CallContext.detached()));
    Wire chunked = wire();
    chunked.write(FRESH + "transfer-encoding: chunked\r\n\r\n2\r\n12\r\n");
    leave(runner, await(unknown));
    chunked.write("9\r\n123456789\r\n");
    await(chunked.closed());
  }

  @Test
  void whatIsTooLongComesAsFastAsItIsRead() throws InterruptedException {
    CallRunner runner = patient(7);
    Future<UpstreamStream> response =
        runner.later(() -> runner.client().stream(request(HttpMethod.GET), CallContext.detached()));
    Wire wire = wire();
    wire.write(FRESH + "transfer-encoding: chunked\r\n\r\n9\r\n123456789\r\n");
    UpstreamStream unread = await(response);
    wire.write("3\r\nabc\r\n0\r\n\r\n");

    assertEquals("123456789abc", runner.on(() -> Reading.all(unread)).toString());
  }

  /** A service whose attempts may be silent for as long as a test takes. */
  private CallRunner patient(long maxEntry) {
    return runner(
        config()
            .coalesce()
            .timeout(Duration.ofHours(1), Duration.ofHours(1))
            .with("cache", new CacheConfig(true, null, new DataSize(maxEntry), null, null))
            .build());
  }

  private static void leave(CallRunner runner, UpstreamStream stream) {
    runner.on(() -> {
      stream.abort();
      return Future.succeededFuture();
    });
  }

  private static void awaitHit(CallRunner runner) {
    Eventually.await("renewed", () -> stream(runner).cache().equals("hit"));
  }

  private void assertBothAsk(CallRunner runner, String... headers) throws InterruptedException {
    Future<Streamed> first = later(runner, request(HttpMethod.GET, headers));
    Future<Streamed> second = later(runner, request(HttpMethod.GET, headers));
    Wire one = wire();
    Wire two = wire();
    one.write(WHOLE);
    two.write(WHOLE);

    assertEquals("body", await(first).body());
    assertEquals("body", await(second).body());
  }
}
