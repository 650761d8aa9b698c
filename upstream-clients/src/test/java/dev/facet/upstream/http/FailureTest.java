// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.Caller.await;
import static dev.facet.upstream.http.Caller.failureOf;
import static dev.facet.upstream.http.Caller.get;
import static dev.facet.upstream.http.Caller.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.facet.upstream.Answer;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamFailure.Cancelled;
import dev.facet.upstream.UpstreamFailure.CircuitOpen;
import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamFailure.DeadlinePassed;
import dev.facet.upstream.UpstreamFailure.Overloaded;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.UpstreamState.Breaker;
import dev.facet.upstream.Wire;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FailureTest extends WithUpstream {
  @Test
  void aRefusedConnectionIsUnreachable() throws IOException {
    try (Socket deaf = deaf()) {
      Caller caller = caller(ConfigBuilder.at("http://127.0.0.1:" + deaf.getLocalPort()).build());

      assertInstanceOf(Unreachable.class, caller.failure(get("/")));
    }
  }

  @Test
  void anUnknownHostIsUnreachable() {
    Caller caller = caller(ConfigBuilder.at("http://no-such-host.invalid").build());

    assertInstanceOf(Unreachable.class, caller.failure(get("/")));
  }

  @Test
  void tlsToAServiceWithoutItIsUnreachable() {
    Caller caller = caller(ConfigBuilder.at("https://127.0.0.1:" + upstream.port()).build());

    assertInstanceOf(Unreachable.class, caller.failure(get("/")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "close", "halfClose", "short", "headCut"})
  void aConnectionBrokenAfterSendingIsLost(String fault) {
    Map<String, Answer> faults =
        Map.of(
            "reset", Answer.reset(),
            "close", Answer.close(),
            "halfClose", Answer.halfClose(),
            "short", Answer.tooShort(10, "12345"),
            "headCut", Answer.steps(wire -> wire.write("HTTP/1.1 200 OK\r\nCont").close()));
    upstream.on("GET", "/", request -> faults.get(fault));

    assertInstanceOf(ConnectionLost.class, caller().failure(get("/")));
    assertEquals(1, upstream.requests().size());
  }

  @Test
  void aChunkedBodyWithoutItsEndIsLost() {
    upstream.on(
        "GET",
        "/",
        request ->
            Answer.steps(wire ->
                wire.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .chunk("abc")
                    .close()));

    assertInstanceOf(ConnectionLost.class, caller().failure(get("/")));
  }

  @Test
  void silenceIsTimedOut() {
    Duration attempt = Duration.ofMillis(150);
    upstream.on("GET", "/", request -> Answer.never());
    Caller caller = caller(config().timeout(attempt, null).build());

    assertEquals(new TimedOut("users", attempt), caller.failure(get("/")));
  }

  @Test
  void silenceInTheBodyIsTimedOut() {
    Duration attempt = Duration.ofMillis(150);
    upstream.on(
        "GET", "/", request -> Answer.raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"));
    Caller caller = caller(config().timeout(attempt, null).build());

    assertEquals(new TimedOut("users", attempt), caller.failure(get("/")));
  }

  @Test
  void theTotalTimeIsTimedOutToo() {
    Duration total = Duration.ofMillis(150);
    upstream.on("GET", "/", request -> Answer.never());
    Caller caller = caller(config().timeout(null, total).build());

    assertEquals(new TimedOut("users", total), caller.failure(get("/")));
  }

  @Test
  void theRequestsOwnTimeReplacesTheTotal() {
    Duration own = Duration.ofMillis(120);
    upstream.on("GET", "/", request -> Answer.never());
    UpstreamRequest hurried =
        new UpstreamRequest(
            HttpMethod.GET, "/", MultiMap.caseInsensitiveMultiMap(), RequestBody.NONE, own);

    assertEquals(new TimedOut("users", own), caller().failure(hurried));
  }

  @Test
  void aPassedDeadlineClosesTheConnection() {
    Promise<Wire> wire = Promise.promise();
    upstream.on("GET", "/", request -> Answer.steps(wire::complete));
    AtomicLong clock = new AtomicLong();
    Caller caller = caller(config().build(), clock::get);

    Future<UpstreamResponse> call =
        caller.later(() -> caller.client().call(get("/"), until(100_000_000)));
    Wire open = await(wire.future());
    clock.set(100_000_000);

    assertEquals(new DeadlinePassed("users"), failureOf(call));
    await(open.closed());
  }

  @Test
  void aDeadlineInThePastSendsNothing() {
    assertEquals(
        new DeadlinePassed("users"), caller().failure(get("/"), until(System.nanoTime() - 1)));
    assertEquals(0, upstream.connections());
  }

  @Test
  void cancellationClosesTheConnection() throws InterruptedException {
    Promise<Wire> wire = Promise.promise();
    upstream.on("GET", "/", request -> Answer.steps(wire::complete));
    Cancellation cancellation = new Cancellation();
    Caller caller = caller();
    CallContext context =
        new CallContext(
            CallContext.NO_DEADLINE, "", MultiMap.caseInsensitiveMultiMap(), cancellation);

    Future<UpstreamResponse> call = caller.later(() -> caller.client().call(get("/"), context));
    upstream.awaitRequests(1);
    caller.context.runOnContext(go -> cancellation.cancel());

    assertEquals(new Cancelled("users"), failureOf(call));
    await(await(wire.future()).closed());
    assertEquals(0, caller.state().inFlight());
  }

  @Test
  void aCallCancelledBeforehandSendsNothing() {
    CallContext context = CallContext.detached();
    context.cancellation().cancel();

    assertEquals(new Cancelled("users"), caller().failure(get("/"), context));
    assertEquals(0, upstream.connections());
  }

  @Test
  void aFullBulkheadIsOverloaded() throws InterruptedException {
    Promise<Answer> answer = Promise.promise();
    upstream.on("GET", "/", request -> Answer.later(answer.future()));
    Caller caller = caller(config().pool(8, 0).bulkhead(2).build());

    List<Future<UpstreamResponse>> calls = calls(caller, 2);
    upstream.awaitRequests(2);

    assertEquals(new Overloaded("users"), caller.failure(get("/")));
    answer.complete(Answer.status(200));
    calls.forEach(Caller::await);
    assertEquals(200, caller.call(get("/")).status());
  }

  @Test
  void aFullQueueIsOverloaded() throws InterruptedException {
    Promise<Answer> answer = Promise.promise();
    upstream.on("GET", "/", request -> Answer.later(answer.future()));
    Caller caller = caller(config().pool(1, 1).build());

    List<Future<UpstreamResponse>> calls = calls(caller, 2);
    upstream.awaitRequests(1);

    assertEquals(new Overloaded("users"), caller.failure(get("/")));
    answer.complete(Answer.status(200));
    calls.forEach(call -> assertEquals(200, await(call).status()));
    assertEquals(1, upstream.connections());
  }

  @Test
  void aCallGivenUpInTheQueueLeavesTheConnectionToOthers() throws InterruptedException {
    Promise<Answer> answer = Promise.promise();
    upstream.on("GET", "/slow", request -> Answer.later(answer.future()));
    upstream.on("GET", "/", request -> Answer.status(200));
    Caller caller = caller(config().pool(1, 10).build());
    CallContext context = CallContext.detached();

    Future<UpstreamResponse> slow =
        caller.later(() -> caller.client().call(get("/slow"), CallContext.detached()));
    upstream.awaitRequests(1);
    Future<UpstreamResponse> queued = caller.later(() -> caller.client().call(get("/"), context));
    caller.context.runOnContext(go -> context.cancellation().cancel());
    assertEquals(new Cancelled("users"), failureOf(queued));
    answer.complete(Answer.status(200));

    await(slow);
    assertEquals(200, caller.call(get("/")).status());
    assertEquals(2, upstream.requests().size());
    assertEquals(1, upstream.connections());
  }

  @Test
  void hangingCallsLeaveAnotherServiceAlone() throws InterruptedException {
    upstream.on("GET", "/", request -> Answer.never());
    Caller hanging = caller();
    List<Future<UpstreamResponse>> calls = calls(hanging, 40);
    upstream.awaitRequests(40);

    try (FakeUpstream other = FakeUpstream.start(vertx)) {
      other.on("GET", "/", request -> Answer.status(200));
      assertEquals(200, caller(ConfigBuilder.at(other.url()).build()).call(get("/")).status());
    }
    assertEquals(40, calls.stream().filter(call -> !call.isComplete()).count());
  }

  @Test
  void enoughFailuresOpenTheCircuit() {
    upstream.on("GET", "/", request -> Answer.status(503));
    Caller caller = caller(config().breaker(10, Duration.ofMinutes(5)).build());

    for (int i = 0; i < 10; i++) {
      assertEquals(503, caller.call(get("/")).status());
    }

    assertEquals(new CircuitOpen("users", Duration.ofMinutes(5)), caller.failure(get("/")));
    assertEquals(Breaker.OPEN, caller.state().breaker());
    assertEquals(10, upstream.requests().size());
  }

  @Test
  void hostileHeadersDoNotOpenTheCircuit() {
    UpstreamRequest hostile = get("/");
    hostile.headers().add("x-name", "a\nb");
    Caller caller = caller(config().breaker(10, Duration.ofMinutes(5)).build());

    for (int i = 0; i < 20; i++) {
      caller.failure(hostile);
    }

    assertEquals(Breaker.CLOSED, caller.state().breaker());
  }

  @Test
  void aPostIsNeverSentTwice() {
    upstream.on("POST", "/", request -> Answer.reset());
    RequestBody body = new RequestBody.Bytes(Buffer.buffer("{}"));

    assertInstanceOf(ConnectionLost.class, caller().failure(request(HttpMethod.POST, "/", body)));
    assertEquals(1, upstream.requests().size());
  }

  private static List<Future<UpstreamResponse>> calls(Caller caller, int count) {
    List<Future<UpstreamResponse>> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      calls.add(caller.later(() -> caller.client().call(get("/"), CallContext.detached())));
    }
    return calls;
  }

  private static CallContext until(long deadline) {
    return new CallContext(deadline, "", MultiMap.caseInsensitiveMultiMap(), new Cancellation());
  }
}
