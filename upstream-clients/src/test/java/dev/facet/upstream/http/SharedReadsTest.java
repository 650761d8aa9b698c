// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.get;
import static dev.facet.upstream.http.CallRunner.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.Wire;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Equal reads in flight are one call; whatever the service could tell apart is not equal. */
final class SharedReadsTest extends WithUpstream {
  private final BlockingQueue<Wire> open = new LinkedBlockingQueue<>();

  @BeforeEach
  void holdResponses() {
    upstream.on("GET", "/users", _ -> FakeResponse.steps(open::add));
  }

  @Test
  void asksOnceForEqualReads() throws Exception {
    CallRunner runner = runner(config().coalesce().build());
    Future<UpstreamResponse> first = ask(runner, headers());
    Future<UpstreamResponse> second = ask(runner, headers());

    answer("[]");

    assertFalse(await(first).coalesced());
    assertTrue(await(second).coalesced());
    assertEquals(1, upstream.count("/users"));
    assertEquals(1, runner.state().coalesced());
  }

  @Test
  void keepsClientsApartThatTheServiceSees() throws Exception {
    CallRunner runner = runner(config().forward(true, "x-tenant").coalesce().build());
    ask(runner, headers().add("authorization", "Bearer a"));
    ask(runner, headers().add("authorization", "Bearer b"));
    ask(runner, headers().add("x-tenant", "t"));
    ask(runner, headers());

    upstream.awaitRequests(4);
    answer("[]");
  }

  @Test
  void treatsClientsAlikeThatTheServiceCannotTellApart() throws Exception {
    CallRunner runner = runner(config().forward(false, "x-tenant").coalesce().build());
    Future<UpstreamResponse> first = ask(runner, headers().add("authorization", "Bearer a"));
    Future<UpstreamResponse> second = ask(runner, headers().add("authorization", "Bearer b"));

    answer("[]");

    await(first);
    assertTrue(await(second).coalesced());
  }

  @Test
  void asksAgainAfterAChange() throws Exception {
    upstream.on("POST", "/users", _ -> FakeResponse.json(200, "{}"));
    CallRunner runner = runner(config().coalesce().build());
    ask(runner, headers());
    await(
        runner.later(() ->
            runner.client().stream(
                request(HttpMethod.POST, "/users", new RequestBody.Bytes(Buffer.buffer("{}"))),
                CallContext.detached())));
    ask(runner, headers());

    upstream.awaitRequests(3);
    answer("[]");
  }

  @Test
  void sharesNothingWhereToldTo() throws Exception {
    CallRunner runner = runner(config().build());
    ask(runner, headers());
    ask(runner, headers());

    upstream.awaitRequests(2);
    answer("[]");
  }

  @Test
  void retriesForTheWaitersOfACallThatBroke() throws Exception {
    CallRunner runner = runner(config().coalesce().build());
    Future<UpstreamResponse> first = ask(runner, headers());
    Future<UpstreamResponse> second = ask(runner, headers());
    wire().write("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n[").reset();

    answer("[]");

    CallRunner.failureOf(first);
    assertEquals("[]", new String(await(second).body().bytes(), UTF_8));
  }

  @Test
  void leavesTheCallToOthersWhenItsFirstCallerLeaves() throws Exception {
    CallRunner runner = runner(config().coalesce().build());
    Cancellation cancellation = new Cancellation();
    Future<UpstreamResponse> first = ask(runner, headers(), cancellation);
    Future<UpstreamResponse> second = ask(runner, headers());
    Wire wire = wire();

    await(
        runner.later(() -> {
          cancellation.cancel();
          return Future.succeededFuture();
        }));
    CallRunner.failureOf(first);
    wire.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n[]");

    assertEquals(200, await(second).status());
    assertEquals(1, upstream.count("/users"));
  }

  @Test
  void rejectsAHostileHeaderAsEver() {
    CallRunner runner = runner(config().forward(false, "x-tenant").coalesce().build());

    assertTrue(
        CallRunner.failureOf(ask(runner, headers().add("x-tenant", "a\r\nhost: b")))
            instanceof UpstreamFailure.Unreachable);
  }

  private Wire wire() throws InterruptedException {
    Wire wire = open.poll(60, TimeUnit.SECONDS);
    if (wire == null) {
      throw new AssertionError("nothing was asked");
    }
    return wire;
  }

  private void answer(String json) throws InterruptedException {
    wire().write("HTTP/1.1 200 OK\r\ncontent-length: " + json.length() + "\r\n\r\n" + json);
  }

  private static MultiMap headers() {
    return MultiMap.caseInsensitiveMultiMap();
  }

  private static Future<UpstreamResponse> ask(CallRunner runner, MultiMap inbound) {
    return ask(runner, inbound, new Cancellation());
  }

  /** Returns when the call has begun, so that no response to an earlier one overtakes it. */
  private static Future<UpstreamResponse> ask(
      CallRunner runner, MultiMap inbound, Cancellation cancellation) {
    Future<UpstreamResponse> asked =
        runner.later(() ->
            runner
                .client()
                .call(
                    get("/users"),
                    new CallContext(CallContext.NO_DEADLINE, "", inbound, cancellation)));
    await(runner.later(Future::succeededFuture));
    return asked;
  }
}
