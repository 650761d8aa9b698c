// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.facet.upstream.CacheStatus.Use;
import dev.facet.upstream.Delivery;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.Wire;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients who ask for less than a whole fill the cache for all the same. */
final class ColdReadsTest extends WithCache {
  private static final String FRESH = "cache-control: max-age=600";

  @Test
  void whoHasItAlreadyAndWhoHasNotAreOneCall() throws InterruptedException {
    upstream.on("GET", "/a", _ -> FakeResponse.steps(open::add));
    CallRunner runner = runner(caching());
    List<Future<Streamed>> all =
        Stream.of("if-none-match: \"1\"", "if-none-match: \"0\"", "if-none-match: \"1\"")
            .map(header -> later(runner, request(HttpMethod.GET, header)))
            .toList();
    Future<Streamed> head = later(runner, request(HttpMethod.HEAD));
    Wire wire = wire();
    await(runner.later(Future::succeededFuture)); // all have begun, since tasks keep their order

    wire.write("HTTP/1.1 200 OK\r\n" + FRESH + "\r\netag: \"1\"\r\ncontent-length: 4\r\n\r\nbody");

    assertEquals(List.of(304, 200, 304), all.stream().map(each -> await(each).status()).toList());
    assertEquals(List.of("", "body", ""), all.stream().map(each -> await(each).body()).toList());
    assertEquals("", await(head).body());
    assertEquals("hit", stream(runner).cache());
    assertEquals(1, upstream.count("/a"));
    assertEquals("", upstream.requests().getFirst().header("if-none-match"));
  }

  @Test
  void theHeadIsTakenFromAWholeThatIsKept() {
    upstream.on("GET", "/a", _ -> response(200, "body", FRESH, "x: 1"));
    CallRunner runner = runner(caching());

    Streamed head = await(later(runner, request(HttpMethod.HEAD)));

    assertEquals(200, head.status());
    assertEquals("", head.body());
    assertEquals("4", head.headers().get("content-length"));
    assertEquals("1", head.headers().get("x"));
    assertEquals("miss", head.cache());
    assertEquals("body", stream(runner).body()); // by waiting for the rest of it, perhaps
    assertEquals(1, upstream.count("/a"));
  }

  @ParameterizedTest
  @CsvSource({
    "200, 1, 4, hit",
    "200, 1, 5, miss",
    "200, 2, 4, miss",
    "404, 1, 4, miss",
    "503, 1, 4, revalidated"
  })
  void aHeadSaysWhetherTheStaleStillHolds(int status, String tag, String length, String then) {
    upstream.on(
        "GET",
        "/a",
        request ->
            request.header("if-none-match").isEmpty()
                ? response(200, "body", "cache-control: max-age=0", "etag: \"1\"")
                : response(304, "", FRESH, "etag: \"1\""));
    upstream.on(
        "HEAD",
        "/a",
        _ ->
            FakeResponse.raw(
                "HTTP/1.1 %d X\r\n%s\r\netag: \"%s\"\r\ncontent-length: %s\r\n\r\n"
                    .formatted(status, FRESH, tag, length)));
    CallRunner runner = runner(caching());
    stream(runner);

    assertEquals(status, await(later(runner, request(HttpMethod.HEAD))).status());

    assertEquals(then, stream(runner).cache());
  }

  @Test
  void whatIsNotKeptIsAskedForAsItCame() {
    upstream.on("GET", "/a", _ -> response(200, "body", "cache-control: no-store", "etag: \"1\""));
    upstream.on("HEAD", "/a", _ -> response(200, "", FRESH, "content-length: 4"));
    CallRunner runner = runner(caching());

    assertEquals("body", stream(runner, "if-none-match: \"1\"").body());
    stream(runner, "if-none-match: \"1\"");
    await(later(runner, request(HttpMethod.HEAD)));

    assertEquals("\"1\"", upstream.requests().get(1).header("if-none-match"));
    assertEquals("HEAD", upstream.requests().get(2).method());
    assertEquals("body", stream(runner).body()); // the head is not kept for it
  }

  @Test
  void whatIsTooLongIsReadForNobodyWhoHasIt() {
    upstream.on("GET", "/a", _ -> response(200, "body", FRESH, "etag: \"1\""));
    CallRunner runner = runner(cachingUpTo(3));

    assertEquals(304, stream(runner, "if-none-match: \"1\"").status());
    stream(runner, "if-none-match: \"1\"");

    assertEquals("\"1\"", upstream.requests().get(1).header("if-none-match"));
  }

  @Test
  void aCallThatWasMadeIsToldWhateverStandsInForItsResponse() {
    upstream.on(
        "GET",
        "/a",
        _ ->
            switch (upstream.count("/a")) {
              case 1 ->
                  response(
                      200, "[1]", "cache-control: max-age=0, stale-if-error=60", "etag: \"1\"");
              case 2 ->
                  response(304, "", "cache-control: max-age=0, stale-if-error=60", "etag: \"1\"");
              default -> FakeResponse.status(503);
            });
    CallRunner runner = runner(caching());
    runner.call(get("/a"));

    Delivery confirmed = runner.call(get("/a")).delivery();
    Delivery failed = runner.call(get("/a")).delivery();

    assertEquals(Use.REVALIDATED, confirmed.cache());
    assertEquals(upstream.url(), confirmed.endpoint());
    assertEquals(Use.STALE_IF_ERROR, failed.cache());
    assertEquals(upstream.url(), failed.endpoint());
    assertFalse(failed.cache().sparesCall());
    assertEquals(1, runner.state().cached(Use.STALE_IF_ERROR));
  }
}
