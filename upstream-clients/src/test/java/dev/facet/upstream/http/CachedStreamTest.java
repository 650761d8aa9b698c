// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.upstream.CacheStatus.Use;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are forwarded, by way of the cache. */
final class CachedStreamTest extends WithCache {
  private static final String FRESH = "cache-control: max-age=600";

  @Test
  void asksOnceForWhatStaysFresh() {
    upstream.on("GET", "/a", _ -> response(200, "body", FRESH, "x: 1"));
    CallRunner runner = runner(caching());

    Streamed first = stream(runner);
    Streamed second = stream(runner);

    assertEquals("miss", first.cache());
    assertNull(first.headers().get("age"));
    assertEquals("hit", second.cache());
    assertEquals(first.body(), second.body());
    assertEquals("1", second.headers().get("x"));
    assertNotNull(second.headers().get("age"));
    assertEquals("4", second.headers().get("content-length"));
    assertEquals(1, upstream.count("/a"));
    assertEquals(1, runner.state().cached(Use.HIT));
    assertEquals(1, runner.state().cached(Use.MISS));
  }

  @Test
  void answersHeadAndPreconditionsFromWhatIsKept() {
    upstream.on("GET", "/a", _ -> response(200, "body", FRESH, "etag: \"1\""));
    CallRunner runner = runner(caching());
    stream(runner);

    Streamed head = await(later(runner, request(HttpMethod.HEAD)));
    Streamed same = stream(runner, "if-none-match: \"0\", W/\"1\"");
    Streamed other = stream(runner, "if-none-match: \"0\"");

    assertEquals("", head.body());
    assertEquals("4", head.headers().get("content-length"));
    assertEquals(304, same.status());
    assertEquals("\"1\"", same.headers().get("etag"));
    assertEquals("body", other.body());
    assertEquals(1, upstream.count("/a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"range: bytes=0-1, 3-3", "range: lines=0-1", "if-match: \"1\"", "upgrade: a"})
  void leavesToTheServiceWhatAsksForSeveralPartsOrAState(String header) {
    upstream.on("GET", "/a", _ -> response(200, "body", FRESH));
    CallRunner runner = runner(caching());
    stream(runner);

    stream(runner, header);

    assertEquals(2, upstream.count("/a"));
  }

  @Test
  void asksTheServiceWhetherTheStaleStillHolds() {
    upstream.on(
        "GET",
        "/a",
        request ->
            request.header("if-none-match").isEmpty()
                ? response(200, "body", "cache-control: max-age=0", "etag: \"1\"", "x: old")
                : response(304, "", "cache-control: max-age=600", "etag: \"1\"", "x: new"));
    CallRunner runner = runner(caching());

    stream(runner);
    Streamed confirmed = stream(runner, "if-none-match: \"client\"");
    Streamed fresh = stream(runner);

    assertEquals("revalidated", confirmed.cache());
    assertEquals("body", confirmed.body());
    assertEquals("new", confirmed.headers().get("x"));
    assertEquals("hit", fresh.cache());
    assertEquals("\"1\"", upstream.requests().get(1).header("if-none-match"));
  }

  @Test
  void aConnectionServesOnAfterA304() {
    upstream.on(
        "GET",
        "/a",
        request ->
            request.header("if-none-match").isEmpty()
                ? response(200, "body", "cache-control: max-age=0", "etag: \"1\"")
                : response(304, "", "cache-control: max-age=0", "etag: \"1\""));
    CallRunner runner = runner(caching());
    for (int i = 0; i < 4; i++) {
      assertEquals("body", stream(runner).body());
    }

    assertEquals(4, upstream.count("/a"));
    assertEquals(1, upstream.connections());
  }

  @Test
  void asksAgainWithoutValidatorsWhereA304SpeaksOfAnotherResponse() {
    upstream.on(
        "GET",
        "/a",
        request ->
            request.header("if-none-match").isEmpty()
                ? response(200, "body", "cache-control: max-age=0", "etag: \"1\"")
                : response(304, "", "etag: \"2\""));
    CallRunner runner = runner(caching());
    stream(runner);

    assertEquals("body", stream(runner).body());
    assertEquals(3, upstream.count("/a"));
  }

  @Test
  void standsInForErrorsWhereTheServiceAllowsIt() {
    upstream.on(
        "GET",
        "/a",
        _ ->
            upstream.count("/a") == 1
                ? response(200, "body", "cache-control: max-age=0, stale-if-error=600")
                : upstream.count("/a") == 2 ? FakeResponse.status(503) : FakeResponse.status(404));
    CallRunner runner = runner(caching());
    stream(runner);

    Streamed stale = stream(runner);

    assertEquals("stale-if-error", stale.cache());
    assertEquals("body", stale.body());
    assertEquals(404, stream(runner).status());
  }

  @Test
  void whatIsGoneDoesNotComeBackInPlaceOfErrors() {
    upstream.on(
        "GET",
        "/a",
        _ ->
            switch (upstream.count("/a")) {
              case 1 -> response(200, "body", "cache-control: max-age=0, stale-if-error=600");
              case 2 -> FakeResponse.status(404);
              default -> FakeResponse.status(503);
            });
    CallRunner runner = runner(caching());
    stream(runner);
    assertEquals(404, stream(runner).status());

    assertEquals(503, stream(runner).status());
  }

  @Test
  void everyLineOfAuthorizationTellsClientsApart() {
    upstream.on("GET", "/a", _ -> response(200, "body", "cache-control: private, max-age=600"));
    CallRunner runner = runner(caching());
    stream(runner, "authorization: Bearer a", "authorization: Bearer b");

    assertEquals("miss", stream(runner, "authorization: Bearer a").cache());
    assertEquals(
        "hit", stream(runner, "authorization: Bearer a", "authorization: Bearer b").cache());
  }

  @Test
  void givesTheStaleAndRenewsItMeanwhile() throws InterruptedException {
    upstream.on(
        "GET",
        "/a",
        _ -> response(200, "old", "cache-control: max-age=0, stale-while-revalidate=600"));
    CallRunner runner = runner(caching());
    stream(runner);
    upstream.on("GET", "/a", _ -> FakeResponse.steps(open::add));

    assertEquals("old", stream(runner).body());
    assertEquals("old", stream(runner).body()); // one renewal is enough
    wire().write("HTTP/1.1 200 OK\r\ncache-control: no-store\r\ncontent-length: 0\r\n\r\n");

    assertEquals(2, upstream.count("/a"));
  }

  @Test
  void answersForItselfWhereOnlyTheCacheIsAsked() {
    CallRunner runner = runner(caching());

    assertEquals(504, stream(runner, "cache-control: only-if-cached").status());
    assertEquals(504, stream(runner, "cache-control: only-if-cached", "range: bytes=0-1").status());
    assertEquals(0, upstream.count("/a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void forgetsWhatAnUnsafeMethodChanged(String method) {
    upstream.on("GET", "/a", _ -> response(200, "body", FRESH));
    upstream.on(method, "/a", _ -> FakeResponse.status(204));
    CallRunner runner = runner(caching());
    stream(runner);

    await(later(runner, request(HttpMethod.valueOf(method))));
    stream(runner);

    assertEquals(3, upstream.count("/a"));
  }

  @Test
  void neverKeepsWhatBreaksOffNorWhatIsTooLong() {
    upstream.on(
        "GET",
        "/a",
        _ ->
            upstream.count("/a") == 1
                ? FakeResponse.steps(wire ->
                    wire.write("HTTP/1.1 200 OK\r\n" + FRESH + "\r\ncontent-length: 9\r\n\r\nbo")
                        .close())
                : FakeResponse.chunked(
                    200, Map.of("cache-control", "max-age=600"), "too ", "long"));
    CallRunner runner = runner(cachingUpTo(7));
    CallRunner.failureOf(later(runner, request(HttpMethod.GET)));

    assertEquals("too long", stream(runner).body());
    assertEquals("too long", stream(runner).body());
    assertEquals(3, upstream.count("/a"));
  }
}
