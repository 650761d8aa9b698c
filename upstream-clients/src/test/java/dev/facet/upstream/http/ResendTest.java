// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.Caller.get;
import static dev.facet.upstream.http.Caller.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.upstream.Answer;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.CallOutcome;
import dev.facet.upstream.FakeUpstream.Request;
import dev.facet.upstream.RequestBody;
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
final class ResendTest extends WithUpstream {
  private static final RequestBody BYTES = new RequestBody.Bytes(Buffer.buffer("{}"));

  private final ConcurrentMap<Integer, AtomicInteger> served = new ConcurrentHashMap<>();

  @ParameterizedTest
  @CsvSource({"GET, close", "GET, reset", "DELETE, close", "OPTIONS, close"})
  void sendsAGetOnceMore(String method, String how) {
    upstream.on(method, "/", request -> oncePerConnection(request, how));
    Caller caller = caller();

    for (int i = 0; i < 3; i++) {
      assertEquals(
          200, caller.call(request(HttpMethod.valueOf(method), "/", RequestBody.NONE)).status());
    }
    assertEquals(2, caller.state().resent());

    assertEquals(5, upstream.requests().size());
    assertEquals(3, upstream.connections());
  }

  @Test
  void saysOfAnAnswerThatItWasAskedForAgain() {
    upstream.on("GET", "/", request -> oncePerConnection(request, "close"));
    Caller caller = caller();

    assertEquals(0, caller.call(get("/")).resent());
    assertEquals(1, caller.call(get("/")).resent());
  }

  @Test
  void saysOfAFailureThatItWasTriedTwice() {
    AtomicInteger count = new AtomicInteger();
    upstream.on(
        "GET", "/", _ -> count.incrementAndGet() == 1 ? Answer.status(200) : Answer.close());
    Caller caller = caller();
    caller.call(get("/"));

    UpstreamException failure = assertThrows(UpstreamException.class, () -> caller.call(get("/")));

    assertEquals(1, failure.resent());
    assertEquals(1, caller.state().calls(CallOutcome.CONNECTION_LOST));
    assertEquals(1, caller.state().calls(CallOutcome.SUCCESS), "one call, however often sent");
  }

  @Test
  void sendsAPutWithItsBytesOnceMore() {
    upstream.on("PUT", "/", request -> oncePerConnection(request, "close"));
    Caller caller = caller();

    caller.call(request(HttpMethod.PUT, "/", BYTES));
    assertEquals(200, caller.call(request(HttpMethod.PUT, "/", BYTES)).status());

    assertEquals(3, upstream.requests().size());
    assertEquals("{}", upstream.requests().getLast().body().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PATCH"})
  void sendsAPostOnce(String method) {
    upstream.on(method, "/", request -> oncePerConnection(request, "close"));
    Caller caller = caller();

    assertEquals(200, caller.call(request(HttpMethod.valueOf(method), "/", BYTES)).status());
    assertInstanceOf(
        ConnectionLost.class, caller.failure(request(HttpMethod.valueOf(method), "/", BYTES)));

    assertEquals(2, upstream.requests().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10})
  void sendsOnANewConnectionThoughOthersRest(int most) throws InterruptedException {
    Promise<Answer> answer = Promise.promise();
    upstream.on("GET", "/slow", request -> Answer.later(answer.future()));
    upstream.on(
        "GET", "/", request -> request.connection() <= 2 ? Answer.close() : Answer.status(200));
    Caller caller = caller(config().pool(most, 10).build());
    List<Future<UpstreamResponse>> calls = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      calls.add(caller.later(() -> caller.client().call(get("/slow"), CallContext.detached())));
    }
    upstream.awaitRequests(2);
    answer.complete(Answer.status(200));
    calls.forEach(Caller::await);

    assertEquals(200, caller.call(get("/")).status());

    assertEquals(2, upstream.count("/"));
    assertEquals(3, upstream.connections());
  }

  @Test
  void sendsNothingAThirdTime() {
    AtomicInteger count = new AtomicInteger();
    upstream.on(
        "GET", "/", request -> count.incrementAndGet() == 1 ? Answer.status(200) : Answer.close());
    Caller caller = caller();

    caller.call(get("/"));
    assertInstanceOf(ConnectionLost.class, caller.failure(get("/")));

    assertEquals(3, upstream.requests().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 2", "H"})
  void doesNotSendAgainWhereHalfAHeadHasCome(String half) {
    upstream.on(
        "GET",
        "/",
        request ->
            count(request) == 1
                ? Answer.status(200)
                : Answer.steps(wire -> wire.write(half).close()));
    Caller caller = caller();

    caller.call(get("/"));
    assertInstanceOf(ConnectionLost.class, caller.failure(get("/")));

    assertEquals(2, upstream.requests().size());
  }

  @Test
  void doesNotSendAgainOnceAnAnswerHasBegun() {
    upstream.on(
        "GET",
        "/",
        request ->
            count(request) == 1
                ? Answer.status(200)
                : Answer.steps(
                    wire -> wire.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab").close()));
    Caller caller = caller();

    caller.call(get("/"));
    assertInstanceOf(ConnectionLost.class, caller.failure(get("/")));

    assertEquals(2, upstream.requests().size());
  }

  @Test
  void theRaceIsNotHeldAgainstTheService() {
    upstream.on("GET", "/", request -> oncePerConnection(request, "close"));
    Caller caller = caller(config().breaker(10, Duration.ofMinutes(1)).build());

    for (int i = 0; i < 30; i++) {
      assertEquals(200, caller.call(get("/")).status());
    }

    assertEquals(Breaker.CLOSED, caller.state().breaker());
  }

  private Answer oncePerConnection(Request request, String then) {
    if (count(request) == 1) {
      return Answer.status(200);
    }
    return then.equals("reset") ? Answer.reset() : Answer.close();
  }

  private int count(Request request) {
    return served
        .computeIfAbsent(request.connection(), first -> new AtomicInteger())
        .incrementAndGet();
  }
}
