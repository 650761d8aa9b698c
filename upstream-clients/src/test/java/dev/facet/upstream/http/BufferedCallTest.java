// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.Caller.await;
import static dev.facet.upstream.http.Caller.failureOf;
import static dev.facet.upstream.http.Caller.get;
import static dev.facet.upstream.http.Caller.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.Answer;
import dev.facet.upstream.CallContext;
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
    upstream.on("GET", "/users", _ -> Answer.json(200, "[]"));
    Caller caller = caller(config().timeLeft("x-time-left").timeout(null, TOTAL).build());

    caller.call(get("/users"));

    long millis = Long.parseLong(upstream.requests().getFirst().header("x-time-left"));
    assertTrue(millis > 0 && millis <= TOTAL.toMillis(), "told: " + millis);
  }

  @Test
  void collectsAnAnswer() {
    upstream.on("GET", "/users", request -> Answer.json(200, "[1, 2]"));

    UpstreamResponse response = caller().call(get("/users?a=%20b&a=c"));

    assertEquals(200, response.status());
    assertEquals("application/json", response.headers().get("Content-Type"));
    assertEquals("[1, 2]", new String(response.body().bytes(), UTF_8));
    assertEquals("/users?a=%20b&a=c", upstream.requests().getFirst().target());
  }

  @Test
  void collectsALongBodyOfAnnouncedLength() {
    upstream.on("GET", "/long", request -> Answer.of(200, Map.of(), "x".repeat(LARGE)));

    assertEquals("x".repeat(LARGE), text(caller().call(get("/long"))));
  }

  @Test
  void collectsAChunkedBody() {
    String[] chunks =
        IntStream.range(0, 50).mapToObj(i -> i + "y".repeat(i * 100)).toArray(String[]::new);
    upstream.on("GET", "/chunks", request -> Answer.chunked(200, Map.of(), chunks));

    assertEquals(String.join("", chunks), text(caller().call(get("/chunks"))));
  }

  @Test
  void collectsABodyThatEndsWithItsConnection() {
    upstream.on(
        "GET",
        "/old",
        request -> Answer.steps(wire -> wire.write("HTTP/1.0 200 OK\r\n\r\nold style").close()));

    assertEquals("old style", text(caller().call(get("/old"))));
  }

  @Test
  void readsFoldedHeadersAndChunkExtensions() {
    upstream.on(
        "GET",
        "/old",
        request ->
            Answer.steps(wire ->
                wire.write("HTTP/1.1 200 OK\r\nX-Long: a\r\n  b\r\n")
                    .write("Transfer-Encoding: chunked\r\n\r\n3;name=value\r\nabc\r\n")
                    .end()));

    UpstreamResponse response = caller().call(get("/old"));

    assertEquals("a b", response.headers().get("x-long"));
    assertEquals("abc", text(response));
  }

  @Test
  void treatsAnErrorStatusAsAnAnswer() {
    assertEquals(404, caller().call(get("/nowhere")).status());
  }

  @Test
  void keepsTheAnnouncedLengthOfHeadWithoutABody() {
    upstream.on("HEAD", "/file", request -> Answer.of(200, Map.of(), "12345"));
    upstream.on("GET", "/file", request -> Answer.of(200, Map.of(), "12345"));
    Caller caller = caller();

    UpstreamResponse head = caller.call(request(HttpMethod.HEAD, "/file", RequestBody.NONE));

    assertEquals("5", head.headers().get("content-length"));
    assertEquals(0, head.body().length());
    assertEquals("12345", text(caller.call(get("/file"))));
    assertEquals(1, upstream.connections());
  }

  @Test
  void answersOfNoContentAndNotModifiedHaveNoBody() {
    upstream.on("GET", "/none", request -> Answer.status(204));
    upstream.on(
        "GET", "/same", request -> Answer.raw("HTTP/1.1 304 Same\r\nContent-Length: 7\r\n\r\n"));
    Caller caller = caller();

    assertEquals(0, caller.call(get("/none")).body().length());
    UpstreamResponse same = caller.call(get("/same"));
    assertEquals(0, same.body().length());
    assertEquals("7", same.headers().get("content-length"));
    assertEquals(1, upstream.connections());
  }

  @Test
  void sendsBytesWithTheirLength() {
    upstream.on("POST", "/users", request -> Answer.json(201, "{}"));

    caller()
        .call(
            request(HttpMethod.POST, "/users", new RequestBody.Bytes(Buffer.buffer("{\"a\":1}"))));

    var received = upstream.requests().getFirst();
    assertEquals("{\"a\":1}", received.body().toString());
    assertEquals("7", received.header("content-length"));
  }

  @Test
  void announcesThatAPostHasNoBody() {
    upstream.on("POST", "/touch", request -> Answer.status(200));

    caller().call(request(HttpMethod.POST, "/touch", RequestBody.NONE));

    assertEquals("0", upstream.requests().getFirst().header("content-length"));
  }

  @Test
  void refusesAnAnnouncedLengthAboveTheLimitAtOnce() {
    Promise<Wire> wire = Promise.promise();
    upstream.on(
        "GET",
        "/big",
        request ->
            Answer.steps(open -> {
              open.write("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n");
              wire.complete(open);
            }));
    Caller caller = caller(config().maxResponse(1_000).build());

    assertEquals(new TooLarge("users", 1_000), caller.failure(get("/big")));
    await(await(wire.future()).closed());
  }

  @Test
  void takesABodyOfJustTheLimit() {
    upstream.on("GET", "/fits", request -> Answer.of(200, Map.of(), "x".repeat(1_000)));
    upstream.on(
        "GET",
        "/chunks",
        request -> Answer.chunked(200, Map.of(), "x".repeat(500), "y".repeat(500)));
    Caller caller = caller(config().maxResponse(1_000).build());

    assertEquals(1_000, caller.call(get("/fits")).body().length());
    assertEquals(1_000, caller.call(get("/chunks")).body().length());
  }

  @Test
  void givesUpAnEndlessBodyAtTheLimit() {
    Promise<Wire> wire = Promise.promise();
    upstream.on(
        "GET",
        "/endless",
        request ->
            Answer.steps(open -> {
              Answer.endless().write(open);
              wire.complete(open);
            }));
    Caller caller = caller(config().maxResponse(100_000).build());

    assertEquals(new TooLarge("users", 100_000), caller.failure(get("/endless")));
    await(await(wire.future()).closed());
    assertEquals(0, caller.state().inFlight());
  }

  @Test
  void reusesOneConnection() {
    upstream.on("GET", "/users", request -> Answer.json(200, "[]"));
    Caller caller = caller();

    for (int i = 0; i < 5; i++) {
      caller.call(get("/users"));
    }

    assertEquals(1, upstream.connections());
  }

  @Test
  void completesOnTheCallersContext() {
    upstream.on("GET", "/users", request -> Answer.json(200, "[]"));
    Caller caller = caller();

    boolean same =
        caller.on(() ->
            caller
                .client()
                .call(get("/users"), CallContext.detached())
                .map(response -> caller.context.equals(Vertx.currentContext())));

    assertTrue(same);
  }

  @Test
  void keepsTheConnectionsOfEventLoopsApart() {
    upstream.on("GET", "/users", request -> Answer.json(200, "[]"));
    VertxUpstreamPool pool = new VertxUpstreamPool(vertx, 2);
    try (var lease = pool.lease("users", config().build())) {
      for (int i = 0; i < 2; i++) {
        var context = vertx.getOrCreateContext();
        for (int j = 0; j < 3; j++) {
          Promise<UpstreamResponse> answer = Promise.promise();
          context.runOnContext(
              go -> lease.client().call(get("/users"), CallContext.detached()).onComplete(answer));
          await(answer.future());
        }
      }
      assertTrue(upstream.connections() <= 2);
      assertFalse(upstream.requests().isEmpty());
    }
  }

  @Test
  void countsCallsInFlight() throws InterruptedException {
    Promise<Answer> answer = Promise.promise();
    upstream.on("GET", "/slow", request -> Answer.later(answer.future()));
    Caller caller = caller();

    Future<UpstreamResponse> call =
        caller.later(() -> caller.client().call(get("/slow"), CallContext.detached()));
    upstream.awaitRequests(1);

    assertEquals(1, caller.state().inFlight());
    answer.complete(Answer.status(200));
    await(call);
    assertEquals(0, caller.state().inFlight());
  }

  @Test
  void readsAHeadOf64KiB() {
    upstream.on("GET", "/huge", request -> Answer.hugeHeader(65_536));

    assertEquals(65_536, caller().call(get("/huge")).headers().get("x-huge").length());
  }

  @Test
  void refusesAHeaderThatWouldEndTheRequest() {
    var hostile = get("/users");
    hostile.headers().add("x-name", "a\r\nX-Admin: yes");
    Caller caller = caller();

    UpstreamFailure failure =
        failureOf(caller.later(() -> caller.client().call(hostile, CallContext.detached())));

    assertInstanceOf(UpstreamFailure.Unreachable.class, failure);
    assertEquals(0, upstream.requests().size());
    assertEquals(0, caller.state().inFlight());
  }

  private static String text(UpstreamResponse response) {
    return new String(response.body().bytes(), UTF_8);
  }
}
