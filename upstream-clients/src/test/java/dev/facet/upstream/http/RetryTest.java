// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.get;
import static dev.facet.upstream.http.CallRunner.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.CallOutcome;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream.Request;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.RetryReason;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.UpstreamState.Breaker;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The race for an idle connection that the service is just closing. */
final class RetryTest extends WithUpstream {
  private static final RequestBody BYTES = new RequestBody.Bytes(Buffer.buffer("{}"));

  private final ConcurrentMap<Integer, AtomicInteger> served = new ConcurrentHashMap<>();

  @ParameterizedTest
  @CsvSource({"GET, close", "GET, reset", "DELETE, close", "OPTIONS, close"})
  void sendsAGetOnceMore(String method, String how) {
    upstream.on(method, "/", request -> oncePerConnection(request, how));
    CallRunner runner = runner();

    for (int i = 0; i < 3; i++) {
      assertEquals(
          200, runner.call(request(HttpMethod.valueOf(method), "/", RequestBody.NONE)).status());
    }
    assertEquals(2, runner.state().retries(RetryReason.STALE));

    assertEquals(5, upstream.requests().size());
    assertEquals(3, upstream.connections());
  }

  @Test
  void saysOfAResponseThatItsRequestWasRetried() {
    upstream.on("GET", "/", request -> oncePerConnection(request, "close"));
    CallRunner runner = runner();

    assertEquals(0, runner.call(get("/")).retries());
    assertEquals(1, runner.call(get("/")).retries());
  }

  @Test
  void saysOfAFailureThatItWasTriedTwice() {
    AtomicInteger count = new AtomicInteger();
    upstream.on(
        "GET",
        "/",
        _ -> count.incrementAndGet() == 1 ? FakeResponse.status(200) : FakeResponse.close());
    CallRunner runner = runner();
    runner.call(get("/"));

    UpstreamException failure = assertThrows(UpstreamException.class, () -> runner.call(get("/")));

    assertEquals(1, failure.retries());
    assertEquals(1, runner.state().calls(CallOutcome.CONNECTION_LOST));
    assertEquals(1, runner.state().calls(CallOutcome.SUCCESS), "one call, however often sent");
  }

  @Test
  void sendsAPutWithItsBytesOnceMore() {
    upstream.on("PUT", "/", request -> oncePerConnection(request, "close"));
    CallRunner runner = runner();

    runner.call(request(HttpMethod.PUT, "/", BYTES));
    assertEquals(200, runner.call(request(HttpMethod.PUT, "/", BYTES)).status());

    assertEquals(3, upstream.requests().size());
    assertEquals("{}", upstream.requests().getLast().body().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PATCH"})
  void sendsAPostOnce(String method) {
    upstream.on(method, "/", request -> oncePerConnection(request, "close"));
    CallRunner runner = runner();

    assertEquals(200, runner.call(request(HttpMethod.valueOf(method), "/", BYTES)).status());
    assertInstanceOf(
        ConnectionLost.class, runner.failure(request(HttpMethod.valueOf(method), "/", BYTES)));

    assertEquals(2, upstream.requests().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10})
  void sendsOnANewConnectionThoughOthersRest(int most) throws InterruptedException {
    Promise<FakeResponse> response = Promise.promise();
    upstream.on("GET", "/slow", request -> FakeResponse.later(response.future()));
    upstream.on(
        "GET",
        "/",
        request -> request.connection() <= 2 ? FakeResponse.close() : FakeResponse.status(200));
    CallRunner runner = runner(config().pool(most, 10).build());
    List<Future<UpstreamResponse>> calls = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      calls.add(runner.later(() -> runner.client().call(get("/slow"), CallContext.detached())));
    }
    upstream.awaitRequests(2);
    response.complete(FakeResponse.status(200));
    calls.forEach(CallRunner::await);

    assertEquals(200, runner.call(get("/")).status());

    assertEquals(2, upstream.count("/"));
    assertEquals(3, upstream.connections());
  }

  @Test
  void sendsNothingAThirdTime() {
    AtomicInteger count = new AtomicInteger();
    upstream.on(
        "GET",
        "/",
        request -> count.incrementAndGet() == 1 ? FakeResponse.status(200) : FakeResponse.close());
    CallRunner runner = runner();

    runner.call(get("/"));
    assertInstanceOf(ConnectionLost.class, runner.failure(get("/")));

    assertEquals(3, upstream.requests().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 2", "H"})
  void doesNotRetryWhereHalfAHeadHasCome(String half) {
    upstream.on(
        "GET",
        "/",
        request ->
            count(request) == 1
                ? FakeResponse.status(200)
                : FakeResponse.steps(wire -> wire.write(half).close()));
    CallRunner runner = runner();

    runner.call(get("/"));
    assertInstanceOf(ConnectionLost.class, runner.failure(get("/")));

    assertEquals(2, upstream.requests().size());
  }

  @Test
  void doesNotRetryOnceAResponseHasBegun() {
    upstream.on(
        "GET",
        "/",
        request ->
            count(request) == 1
                ? FakeResponse.status(200)
                : FakeResponse.steps(
                    wire -> wire.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab").close()));
    CallRunner runner = runner();

    runner.call(get("/"));
    assertInstanceOf(ConnectionLost.class, runner.failure(get("/")));

    assertEquals(2, upstream.requests().size());
  }

  @Test
  void theRaceIsNotHeldAgainstTheService() {
    upstream.on("GET", "/", request -> oncePerConnection(request, "close"));
    CallRunner runner = runner(config().breaker(10, Duration.ofMinutes(1)).build());

    for (int i = 0; i < 30; i++) {
      assertEquals(200, runner.call(get("/")).status());
    }

    assertEquals(Breaker.CLOSED, runner.state().breaker());
  }

  private FakeResponse oncePerConnection(Request request, String then) {
    if (count(request) == 1) {
      return FakeResponse.status(200);
    }
    return then.equals("reset") ? FakeResponse.reset() : FakeResponse.close();
  }

  private int count(Request request) {
    return served
        .computeIfAbsent(request.connection(), first -> new AtomicInteger())
        .incrementAndGet();
  }
}
