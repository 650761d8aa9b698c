// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.CacheStatus.Use;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.config.CacheConfig;
import dev.facet.upstream.config.ForwardConfig;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls of GraphQL operations, by way of the cache. */
final class CachedCallTest extends WithCache {
  private static final String FRESH = "cache-control: max-age=600";

  @Test
  void findsWhatAForwardedRequestLeft() {
    upstream.on("GET", "/a", _ -> response(200, "[1]", FRESH));
    CallRunner runner = runner(caching());
    stream(runner);

    UpstreamResponse response = runner.call(get("/a"));

    assertEquals("[1]", new String(response.body().bytes(), UTF_8));
    assertEquals(Use.HIT, response.delivery().cache());
    assertEquals(0, response.retries());
    assertFalse(response.delivery().sent());
    assertEquals(1, upstream.count("/a"));
  }

  @Test
  void leavesWhatAForwardedRequestFinds() {
    upstream.on("GET", "/a", _ -> response(200, "[1]", FRESH));
    CallRunner runner = runner(caching());

    assertEquals(Use.MISS, runner.call(get("/a")).delivery().cache());

    assertEquals("hit", stream(runner).cache());
    assertEquals(1, upstream.count("/a"));
  }

  @Test
  void asksWhetherTheStaleStillHolds() {
    upstream.on(
        "GET",
        "/a",
        request ->
            request.header("if-none-match").isEmpty()
                ? response(200, "[1]", "cache-control: no-cache", "etag: \"1\"")
                : response(304, "", "etag: \"1\""));
    CallRunner runner = runner(caching());
    runner.call(get("/a"));

    UpstreamResponse response = runner.call(get("/a"));

    assertEquals(200, response.status());
    assertEquals("[1]", new String(response.body().bytes(), UTF_8));
    assertEquals(Use.REVALIDATED, response.delivery().cache());
  }

  @Test
  void standsInForErrorsWhereTheServiceAllowsIt() {
    upstream.on(
        "GET",
        "/a",
        _ ->
            upstream.count("/a") == 1
                ? response(200, "[1]", "cache-control: max-age=0, stale-if-error=600")
                : FakeResponse.status(503));
    CallRunner runner = runner(caching());
    runner.call(get("/a"));

    assertEquals(Use.STALE_IF_ERROR, runner.call(get("/a")).delivery().cache());
  }

  @Test
  void keepsThePrivateForWhoeverItWasForwardedFor() {
    upstream.on(
        "GET",
        "/a",
        request -> response(200, request.header("x-user"), "cache-control: private, max-age=600"));
    CallRunner runner =
        runner(
            config()
                .with("forward", new ForwardConfig(List.of("x-user"), false, null))
                .with("cache", new CacheConfig(true, null, null, null, null))
                .build());

    assertEquals("ada", body(runner, "x-user: ada"));
    assertEquals("eve", body(runner, "x-user: eve"));
    assertEquals("ada", body(runner, "x-user: ada"));
    assertEquals(2, upstream.count("/a"));
  }

  @Test
  void keepsNothingOfRequestsWithCredentials() {
    upstream.on("GET", "/a", _ -> response(200, "[1]", FRESH));
    CallRunner runner =
        runner(
            config()
                .forward(true)
                .with("cache", new CacheConfig(true, null, null, null, null))
                .build());

    body(runner, "authorization: Bearer a");
    body(runner, "authorization: Bearer a");

    assertEquals(2, upstream.count("/a"));
  }

  @Test
  void takesCredentialsOfTheGatewayForNobodys() {
    upstream.on("GET", "/a", _ -> response(200, "[1]", FRESH));
    CallRunner runner =
        runner(
            config()
                .header("Authorization", "Bearer gateway")
                .with("cache", new CacheConfig(true, null, null, null, null))
                .build());

    runner.call(get("/a"));
    runner.call(get("/a"));

    assertEquals(1, upstream.count("/a"));
  }

  @Test
  void forgetsWhatACallChanged() {
    upstream.on("GET", "/b", _ -> response(200, "[1]", FRESH));
    upstream.on("POST", "/a", _ -> response(201, "", "location: /b"));
    CallRunner runner = runner(caching());
    runner.call(get("/b"));

    runner.call(CallRunner.request(HttpMethod.POST, "/a", RequestBody.NONE));
    runner.call(get("/b"));

    assertEquals(2, upstream.count("/b"));
  }

  @Test
  void keepsNothingWhereItIsNotConfigured() {
    upstream.on("GET", "/a", _ -> response(200, "[1]", FRESH));
    CallRunner runner =
        runner(config().with("cache", new CacheConfig(false, null, null, null, null)).build());

    runner.call(get("/a"));

    assertEquals(Use.NONE, runner.call(get("/a")).delivery().cache());
    assertEquals(2, upstream.count("/a"));
    assertTrue(runner.client() instanceof VertxUpstreamClient);
  }

  private static String body(CallRunner runner, String header) {
    MultiMap inbound = headers(header);
    CallContext context = new CallContext(CallContext.NO_DEADLINE, "", inbound, new Cancellation());
    return new String(runner.call(get("/a"), context).body().bytes(), UTF_8);
  }
}
