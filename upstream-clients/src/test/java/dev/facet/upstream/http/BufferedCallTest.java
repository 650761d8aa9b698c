// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.failureOf;
import static dev.facet.upstream.http.CallRunner.get;
import static dev.facet.upstream.http.CallRunner.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.TooLarge;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.Wire;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BufferedCallTest extends WithUpstream {
  private static final Duration TOTAL = Duration.ofMinutes(1);

  private static final int LARGE = 300_000;

  @Test
  void tellsTheServiceHowLongItIsWaitedFor() {
    upstream.on("GET", "/users", _ -> FakeResponse.json(200, "[]"));
    CallRunner runner = runner(config().timeLeft("x-time-left").timeout(null, TOTAL).build());

    runner.call(get("/users"));

    long millis = Long.parseLong(upstream.requests().getFirst().header("x-time-left"));
    assertTrue(millis > 0 && millis <= TOTAL.toMillis(), "told: " + millis);
  }

  @Test
  void collectsAResponse() {
    upstream.on("GET", "/users", request -> FakeResponse.json(200, "[1, 2]"));

    UpstreamResponse response = runner().call(get("/users?a=%20b&a=c"));

    assertEquals(200, response.status());
    assertEquals("application/json", response.headers().get("Content-Type"));
    assertEquals("[1, 2]", new String(response.body().bytes(), UTF_8));
    assertEquals("/users?a=%20b&a=c", upstream.requests().getFirst().target());
  }

  @Test
  void collectsALongBodyOfAnnouncedLength() {
    upstream.on("GET", "/long", request -> FakeResponse.of(200, Map.of(), "x".repeat(LARGE)));

    assertEquals("x".repeat(LARGE), text(runner().call(get("/long"))));
  }

  @Test
  void collectsAChunkedBody() {
    String[] chunks =
        IntStream.range(0, 50).mapToObj(i -> i + "y".repeat(i * 100)).toArray(String[]::new);
    upstream.on("GET", "/chunks", request -> FakeResponse.chunked(200, Map.of(), chunks));

    assertEquals(String.join("", chunks), text(runner().call(get("/chunks"))));
  }

  @Test
  void collectsABodyThatEndsWithItsConnection() {
    upstream.on(
        "GET",
        "/old",
        request ->
            FakeResponse.steps(wire -> wire.write("HTTP/1.0 200 OK\r\n\r\nold style").close()));

    assertEquals("old style", text(runner().call(get("/old"))));
  }

  @Test
  void readsFoldedHeadersAndChunkExtensions() {
    upstream.on(
        "GET",
        "/old",
        request ->
            FakeResponse.steps(wire ->
                wire.write("HTTP/1.1 200 OK\r\nX-Long: a\r\n  b\r\n")
                    .write("Transfer-Encoding: chunked\r\n\r\n3;name=value\r\nabc\r\n")
                    .end()));

    UpstreamResponse response = runner().call(get("/old"));

    assertEquals("a b", response.headers().get("x-long"));
    assertEquals("abc", text(response));
  }

  @Test
  void treatsAnErrorStatusAsAResponse() {
    assertEquals(404, runner().call(get("/nowhere")).status());
  }

  @Test
  void keepsTheAnnouncedLengthOfHeadWithoutABody() {
    upstream.on("HEAD", "/file", request -> FakeResponse.of(200, Map.of(), "12345"));
    upstream.on("GET", "/file", request -> FakeResponse.of(200, Map.of(), "12345"));
    CallRunner runner = runner();

    UpstreamResponse head = runner.call(request(HttpMethod.HEAD, "/file", RequestBody.NONE));

    assertEquals("5", head.headers().get("content-length"));
    assertEquals(0, head.body().length());
    assertEquals("12345", text(runner.call(get("/file"))));
    assertEquals(1, upstream.connections());
  }

  @Test
  void responsesOfNoContentAndNotModifiedHaveNoBody() {
    upstream.on("GET", "/none", request -> FakeResponse.status(204));
    upstream.on(
        "GET",
        "/same",
        request -> FakeResponse.raw("HTTP/1.1 304 Same\r\nContent-Length: 7\r\n\r\n"));
    CallRunner runner = runner();

    assertEquals(0, runner.call(get("/none")).body().length());
    UpstreamResponse same = runner.call(get("/same"));
    assertEquals(0, same.body().length());
    assertEquals("7", same.headers().get("content-length"));
    assertEquals(1, upstream.connections());
  }

  @Test
  void sendsBytesWithTheirLength() {
    upstream.on("POST", "/users", request -> FakeResponse.json(201, "{}"));

    runner()
        .call(
            request(HttpMethod.POST, "/users", new RequestBody.Bytes(Buffer.buffer("{\"a\":1}"))));

    var received = upstream.requests().getFirst();
    assertEquals("{\"a\":1}", received.body().toString());
    assertEquals("7", received.header("content-length"));
  }

  @Test
  void announcesThatAPostHasNoBody() {
    upstream.on("POST", "/touch", request -> FakeResponse.status(200));

    runner().call(request(HttpMethod.POST, "/touch", RequestBody.NONE));

    assertEquals("0", upstream.requests().getFirst().header("content-length"));
  }

  @Test
  void rejectsAnAnnouncedLengthAboveTheLimitAtOnce() {
    Future<Wire> wire =
        wireOf("/big", open -> open.write("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n"));
    CallRunner runner = runner(config().maxResponse(1_000).build());

    assertEquals(new TooLarge("users", 1_000), runner.failure(get("/big")));
    await(await(wire).closed());
  }

  @Test
  void takesABodyOfJustTheLimit() {
    upstream.on("GET", "/fits", request -> FakeResponse.of(200, Map.of(), "x".repeat(1_000)));
    upstream.on(
        "GET",
        "/chunks",
        request -> FakeResponse.chunked(200, Map.of(), "x".repeat(500), "y".repeat(500)));
    CallRunner runner = runner(config().maxResponse(1_000).build());

    assertEquals(1_000, runner.call(get("/fits")).body().length());
    assertEquals(1_000, runner.call(get("/chunks")).body().length());
  }

  @Test
  void givesUpAnEndlessBodyAtTheLimit() {
    Future<Wire> wire = wireOf("/endless", FakeResponse.endless()::write);
    CallRunner runner = runner(config().maxResponse(100_000).build());

    assertEquals(new TooLarge("users", 100_000), runner.failure(get("/endless")));
    await(await(wire).closed());
    assertEquals(0, runner.state().inFlight());
  }

  @Test
  void reusesOneConnection() {
    upstream.on("GET", "/users", request -> FakeResponse.json(200, "[]"));
    CallRunner runner = runner();

    for (int i = 0; i < 5; i++) {
      runner.call(get("/users"));
    }

    assertEquals(1, upstream.connections());
  }

  @Test
  void completesOnTheCallersContext() {
    upstream.on("GET", "/users", request -> FakeResponse.json(200, "[]"));
    CallRunner runner = runner();

    boolean same =
        runner.on(() ->
            runner
                .client()
                .call(get("/users"), CallContext.detached())
                .map(response -> runner.context.equals(Vertx.currentContext())));

    assertTrue(same);
  }

  @Test
  void keepsTheConnectionsOfEventLoopsApart() {
    upstream.on("GET", "/users", request -> FakeResponse.json(200, "[]"));
    VertxUpstreamPool pool = new VertxUpstreamPool(vertx, 2);
    try (var lease = pool.lease("users", config().build())) {
      for (int i = 0; i < 2; i++) {
        var context = vertx.getOrCreateContext();
        for (int j = 0; j < 3; j++) {
          Promise<UpstreamResponse> response = Promise.promise();
          context.runOnContext(go ->
              lease.client().call(get("/users"), CallContext.detached()).onComplete(response));
          await(response.future());
        }
      }
      assertTrue(upstream.connections() <= 2);
      assertFalse(upstream.requests().isEmpty());
    }
  }

  @Test
  void countsCallsInFlight() throws InterruptedException {
    Promise<FakeResponse> response = Promise.promise();
    upstream.on("GET", "/slow", request -> FakeResponse.later(response.future()));
    CallRunner runner = runner();

    Future<UpstreamResponse> call =
        runner.later(() -> runner.client().call(get("/slow"), CallContext.detached()));
    upstream.awaitRequests(1);

    assertEquals(1, runner.state().inFlight());
    response.complete(FakeResponse.status(200));
    await(call);
    assertEquals(0, runner.state().inFlight());
  }

  @Test
  void readsAHeadOf64KiB() {
    upstream.on("GET", "/huge", request -> FakeResponse.hugeHeader(65_536));

    assertEquals(65_536, runner().call(get("/huge")).headers().get("x-huge").length());
  }

  @Test
  void rejectsAHeaderThatWouldEndTheRequest() {
    var hostile = get("/users");
    hostile.headers().add("x-name", "a\r\nX-Admin: yes");
    CallRunner runner = runner();

    UpstreamFailure failure =
        failureOf(runner.later(() -> runner.client().call(hostile, CallContext.detached())));

    assertInstanceOf(UpstreamFailure.Unreachable.class, failure);
    assertEquals(0, upstream.requests().size());
    assertEquals(0, runner.state().inFlight());
  }

  private static String text(UpstreamResponse response) {
    return new String(response.body().bytes(), UTF_8);
  }
}
