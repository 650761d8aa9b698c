// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.failureOf;
import static dev.facet.upstream.http.CallRunner.get;
import static dev.facet.upstream.http.CallRunner.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamFailure.Cancelled;
import dev.facet.upstream.UpstreamFailure.CircuitOpen;
import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamFailure.Overloaded;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.UpstreamState.Breaker;
import dev.facet.upstream.config.ConfigBuilder;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FailureTest extends WithUpstream {
  @Test
  void aRefusedConnectionIsUnreachable() throws IOException {
    try (Socket deaf = deaf()) {
      CallRunner runner =
          runner(ConfigBuilder.at("http://127.0.0.1:" + deaf.getLocalPort()).build());

      assertInstanceOf(Unreachable.class, runner.failure(get("/")));
    }
  }

  @Test
  void anUnknownHostIsUnreachable() {
    CallRunner runner = runner(ConfigBuilder.at("http://no-such-host.invalid").build());

    assertInstanceOf(Unreachable.class, runner.failure(get("/")));
  }

  @Test
  void tlsToAServiceWithoutItIsUnreachable() {
    CallRunner runner = runner(ConfigBuilder.at("https://127.0.0.1:" + upstream.port()).build());

    assertInstanceOf(Unreachable.class, runner.failure(get("/")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "close", "halfClose", "short", "headCut"})
  void aConnectionBrokenAfterSendingIsLost(String fault) {
    Map<String, FakeResponse> faults =
        Map.of(
            "reset", FakeResponse.reset(),
            "close", FakeResponse.close(),
            "halfClose", FakeResponse.halfClose(),
            "short", FakeResponse.tooShort(10, "12345"),
            "headCut", FakeResponse.steps(wire -> wire.write("HTTP/1.1 200 OK\r\nCont").close()));
    upstream.on("GET", "/", request -> faults.get(fault));

    assertInstanceOf(ConnectionLost.class, runner().failure(get("/")));
    assertEquals(1, upstream.requests().size());
  }

  @Test
  void aChunkedBodyWithoutItsEndIsLost() {
    upstream.on(
        "GET",
        "/",
        request ->
            FakeResponse.steps(wire ->
                wire.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .chunk("abc")
                    .close()));

    assertInstanceOf(ConnectionLost.class, runner().failure(get("/")));
  }

  @Test
  void aFullBulkheadIsOverloaded() throws InterruptedException {
    Promise<FakeResponse> response = Promise.promise();
    upstream.on("GET", "/", request -> FakeResponse.later(response.future()));
    CallRunner runner = runner(config().pool(8, 0).bulkhead(2).build());

    List<Future<UpstreamResponse>> calls = calls(runner, 2);
    upstream.awaitRequests(2);

    assertEquals(new Overloaded("users"), runner.failure(get("/")));
    response.complete(FakeResponse.status(200));
    calls.forEach(CallRunner::await);
    assertEquals(200, runner.call(get("/")).status());
  }

  @Test
  void aFullQueueIsOverloaded() throws InterruptedException {
    Promise<FakeResponse> response = Promise.promise();
    upstream.on("GET", "/", request -> FakeResponse.later(response.future()));
    CallRunner runner = runner(config().pool(1, 1).build());

    List<Future<UpstreamResponse>> calls = calls(runner, 2);
    upstream.awaitRequests(1);

    assertEquals(new Overloaded("users"), runner.failure(get("/")));
    response.complete(FakeResponse.status(200));
    calls.forEach(call -> assertEquals(200, await(call).status()));
    assertEquals(1, upstream.connections());
  }

  @Test
  void aCallGivenUpInTheQueueLeavesTheConnectionToOthers() throws InterruptedException {
    Promise<FakeResponse> response = Promise.promise();
    upstream.on("GET", "/slow", request -> FakeResponse.later(response.future()));
    upstream.on("GET", "/", request -> FakeResponse.status(200));
    CallRunner runner = runner(config().pool(1, 10).build());
    CallContext context = CallContext.detached();

    Future<UpstreamResponse> slow =
        runner.later(() -> runner.client().call(get("/slow"), CallContext.detached()));
    upstream.awaitRequests(1);
    Future<UpstreamResponse> queued = runner.later(() -> runner.client().call(get("/"), context));
    runner.context.runOnContext(go -> context.cancellation().cancel());
    assertEquals(new Cancelled("users"), failureOf(queued));
    response.complete(FakeResponse.status(200));

    await(slow);
    assertEquals(200, runner.call(get("/")).status());
    assertEquals(2, upstream.requests().size());
    assertEquals(1, upstream.connections());
  }

  @Test
  void hangingCallsLeaveAnotherServiceAlone() throws InterruptedException {
    upstream.on("GET", "/", request -> FakeResponse.never());
    CallRunner hanging = runner();
    List<Future<UpstreamResponse>> calls = calls(hanging, 40);
    upstream.awaitRequests(40);

    try (FakeUpstream other = FakeUpstream.start(vertx)) {
      other.on("GET", "/", request -> FakeResponse.status(200));
      assertEquals(200, runner(ConfigBuilder.at(other.url()).build()).call(get("/")).status());
    }
    assertEquals(40, calls.stream().filter(call -> !call.isComplete()).count());
  }

  @Test
  void enoughFailuresOpenTheCircuit() {
    upstream.on("GET", "/", request -> FakeResponse.status(503));
    CallRunner runner = runner(config().breaker(10, Duration.ofMinutes(5)).build());

    for (int i = 0; i < 10; i++) {
      assertEquals(503, runner.call(get("/")).status());
    }

    assertInstanceOf(CircuitOpen.class, runner.failure(get("/")));
    assertEquals(Breaker.OPEN, runner.state().breaker());
    assertEquals(10, upstream.requests().size());
  }

  @Test
  void hostileHeadersDoNotOpenTheCircuit() {
    UpstreamRequest hostile = get("/");
    hostile.headers().add("x-name", "a\nb");
    CallRunner runner = runner(config().breaker(10, Duration.ofMinutes(5)).build());

    for (int i = 0; i < 20; i++) {
      runner.failure(hostile);
    }

    assertEquals(Breaker.CLOSED, runner.state().breaker());
  }

  @Test
  void aPostIsNeverSentTwice() {
    upstream.on("POST", "/", request -> FakeResponse.reset());
    RequestBody body = new RequestBody.Bytes(Buffer.buffer("{}"));

    assertInstanceOf(ConnectionLost.class, runner().failure(request(HttpMethod.POST, "/", body)));
    assertEquals(1, upstream.requests().size());
  }

  private static List<Future<UpstreamResponse>> calls(CallRunner runner, int count) {
    List<Future<UpstreamResponse>> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      calls.add(runner.later(() -> runner.client().call(get("/"), CallContext.detached())));
    }
    return calls;
  }
}
