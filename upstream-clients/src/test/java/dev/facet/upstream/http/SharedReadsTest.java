// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.Caller.await;
import static dev.facet.upstream.http.Caller.get;
import static dev.facet.upstream.http.Caller.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.Answer;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
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
  void holdAnswers() {
    upstream.on("GET", "/users", _ -> Answer.steps(open::add));
  }

  @Test
  void asksOnceForEqualReads() throws Exception {
    Caller caller = caller(config().coalesce().build());
    Future<UpstreamResponse> first = ask(caller, headers());
    Future<UpstreamResponse> second = ask(caller, headers());

    answer("[]");

    assertFalse(await(first).joined());
    assertTrue(await(second).joined());
    assertEquals(1, upstream.count("/users"));
    assertEquals(1, caller.state().joined());
  }

  @Test
  void keepsCallersApartWhomTheServiceSees() throws Exception {
    Caller caller = caller(config().forward(true, "x-tenant").coalesce().build());
    ask(caller, headers().add("authorization", "Bearer a"));
    ask(caller, headers().add("authorization", "Bearer b"));
    ask(caller, headers().add("x-tenant", "t"));
    ask(caller, headers());

    upstream.awaitRequests(4);
    answer("[]");
  }

  @Test
  void treatsCallersAlikeWhomTheServiceCannotTellApart() throws Exception {
    Caller caller = caller(config().forward(false, "x-tenant").coalesce().build());
    Future<UpstreamResponse> first = ask(caller, headers().add("authorization", "Bearer a"));
    Future<UpstreamResponse> second = ask(caller, headers().add("authorization", "Bearer b"));

    answer("[]");

    await(first);
    assertTrue(await(second).joined());
  }

  @Test
  void asksAgainAfterAChange() throws Exception {
    upstream.on("POST", "/users", _ -> Answer.json(200, "{}"));
    Caller caller = caller(config().coalesce().build());
    ask(caller, headers());
    await(
        caller.later(() ->
            caller.client().stream(
                request(HttpMethod.POST, "/users", new RequestBody.Bytes(Buffer.buffer("{}"))),
                CallContext.detached())));
    ask(caller, headers());

    upstream.awaitRequests(3);
    answer("[]");
  }

  @Test
  void sharesNothingWhereToldTo() throws Exception {
    Caller caller = caller(config().build());
    ask(caller, headers());
    ask(caller, headers());

    upstream.awaitRequests(2);
    answer("[]");
  }

  @Test
  void asksOnceMoreForThoseWhoJoinedACallThatBroke() throws Exception {
    Caller caller = caller(config().coalesce().build());
    Future<UpstreamResponse> first = ask(caller, headers());
    Future<UpstreamResponse> second = ask(caller, headers());
    wire().write("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n[").reset();

    answer("[]");

    Caller.failureOf(first);
    assertEquals("[]", new String(await(second).body().bytes(), UTF_8));
  }

  @Test
  void leavesTheCallToOthersWhenItsFirstCallerLeaves() throws Exception {
    Caller caller = caller(config().coalesce().build());
    Cancellation cancellation = new Cancellation();
    Future<UpstreamResponse> first = ask(caller, headers(), cancellation);
    Future<UpstreamResponse> second = ask(caller, headers());
    Wire wire = wire();

    await(
        caller.later(() -> {
          cancellation.cancel();
          return Future.succeededFuture();
        }));
    Caller.failureOf(first);
    wire.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n[]");

    assertEquals(200, await(second).status());
    assertEquals(1, upstream.count("/users"));
  }

  @Test
  void refusesAHostileHeaderAsEver() {
    Caller caller = caller(config().forward(false, "x-tenant").coalesce().build());

    assertTrue(
        Caller.failureOf(ask(caller, headers().add("x-tenant", "a\r\nhost: b")))
            instanceof UpstreamFailure.Unreachable);
  }

  private Wire wire() throws InterruptedException {
    Wire wire = open.poll(10, TimeUnit.SECONDS);
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

  private static Future<UpstreamResponse> ask(Caller caller, MultiMap inbound) {
    return ask(caller, inbound, new Cancellation());
  }

  private static Future<UpstreamResponse> ask(
      Caller caller, MultiMap inbound, Cancellation cancellation) {
    return caller.later(() ->
        caller
            .client()
            .call(
                get("/users"),
                new CallContext(CallContext.NO_DEADLINE, "", inbound, cancellation)));
  }
}
