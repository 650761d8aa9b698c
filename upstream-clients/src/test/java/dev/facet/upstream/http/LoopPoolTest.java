// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.Wire;
import dev.facet.upstream.config.ConfigBuilder;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class LoopPoolTest extends WithUpstream {
  private final AtomicLong clock = new AtomicLong();

  @Test
  void closesAConnectionThatHasRestedTooLong() {
    CallRunner runner = runner(config().build(), clock::get);
    runner.call(get("/"));

    clock.addAndGet(Duration.ofSeconds(29).toNanos());
    runner.call(get("/"));
    assertEquals(1, upstream.connections());

    clock.addAndGet(Duration.ofSeconds(30).toNanos());
    runner.call(get("/"));
    assertEquals(2, upstream.connections());
  }

  @Test
  void usesNoConnectionBeyondItsLongestLife() {
    CallRunner runner = runner(config().lifetime(Duration.ofSeconds(60)).build(), clock::get);
    for (int i = 0; i < 3; i++) {
      runner.call(get("/"));
      clock.addAndGet(Duration.ofSeconds(20).toNanos() - 1);
    }
    assertEquals(1, upstream.connections());

    clock.addAndGet(3);
    runner.call(get("/"));

    assertEquals(2, upstream.connections());
  }

  /** Else a busy one would live for ever. */
  @Test
  void givesNoConnectionBeyondItsLongestLifeToThoseWhoWait() throws Exception {
    Promise<FakeResponse> response = Promise.promise();
    upstream.on("GET", "/slow", _ -> FakeResponse.later(response.future()));
    List<InetAddress> loopback = List.of(InetAddress.getAllByName("127.0.0.1"));
    Promise<List<InetAddress>> second = Promise.promise();
    Promise<Void> asked = Promise.promise();
    Queue<Supplier<Future<List<InetAddress>>>> lookUps =
        new ArrayDeque<>(
            List.of(
                () -> Future.succeededFuture(loopback),
                () -> {
                  asked.complete();
                  return second.future();
                }));
    CallRunner runner =
        runner(
            ConfigBuilder.at("http://svc.test:" + upstream.port())
                .lifetime(Duration.ofSeconds(60))
                .build(),
            clock::get,
            _ -> lookUps.remove().get());
    Future<UpstreamResponse> slow =
        runner.later(() -> runner.client().call(get("/slow"), CallContext.detached()));
    upstream.awaitRequests(1);
    Future<UpstreamResponse> waiting =
        runner.later(() -> runner.client().call(get("/"), CallContext.detached()));
    await(asked.future());

    clock.addAndGet(Duration.ofSeconds(60).toNanos());
    response.complete(FakeResponse.status(200));
    await(slow);
    second.complete(loopback);

    await(waiting);
    assertEquals(2, upstream.requests().getLast().connection());
  }

  /** A service that has closed one connection has perhaps closed the others too. */
  @Test
  void givesNoConnectionThatRestedToACallThatMetOneThatWasClosed() throws Exception {
    Promise<FakeResponse> first = Promise.promise();
    Promise<FakeResponse> slow = Promise.promise();
    upstream.on("GET", "/first", _ -> FakeResponse.later(first.future()));
    upstream.on("GET", "/slow", _ -> FakeResponse.later(slow.future()));
    upstream.on(
        "GET",
        "/",
        request -> request.connection() <= 2 ? FakeResponse.close() : FakeResponse.status(200));
    List<InetAddress> loopback = List.of(InetAddress.getAllByName("127.0.0.1"));
    Promise<List<InetAddress>> third = Promise.promise();
    Promise<Void> asked = Promise.promise();
    Queue<Supplier<Future<List<InetAddress>>>> lookUps =
        new ArrayDeque<>(
            List.of(
                () -> Future.succeededFuture(loopback),
                () -> Future.succeededFuture(loopback),
                () -> {
                  asked.complete();
                  return third.future();
                }));
    CallRunner runner =
        runner(
            ConfigBuilder.at("http://svc.test:" + upstream.port()).build(),
            clock::get,
            _ -> lookUps.remove().get());
    List<Future<UpstreamResponse>> opening =
        List.of(later(runner, "/first"), later(runner, "/first"));
    upstream.awaitRequests(2);
    first.complete(FakeResponse.status(200));
    opening.forEach(CallRunner::await);

    Future<UpstreamResponse> busy = later(runner, "/slow");
    upstream.awaitRequests(3);
    Future<UpstreamResponse> retried = later(runner, "/");
    await(asked.future());
    slow.complete(FakeResponse.status(200));
    await(busy);
    third.complete(loopback);

    assertEquals(200, await(retried).status());
    assertEquals(3, upstream.requests().getLast().connection());
  }

  private static Future<UpstreamResponse> later(CallRunner runner, String target) {
    return runner.later(() -> runner.client().call(get(target), CallContext.detached()));
  }

  @Test
  void heedsHowLongTheServiceKeepsConnections() {
    upstream.on("GET", "/", request -> FakeResponse.of(200, Map.of("keep-alive", "timeout=5"), ""));
    CallRunner runner = runner(config().build(), clock::get);
    runner.call(get("/"));

    clock.addAndGet(Duration.ofMillis(4_400).toNanos());
    runner.call(get("/"));
    assertEquals(1, upstream.connections());

    clock.addAndGet(Duration.ofMillis(4_600).toNanos());
    runner.call(get("/"));
    assertEquals(2, upstream.connections());
  }

  @Test
  void closesUnusedConnectionsInTime() {
    Future<Wire> wire = wireOf("/", FakeResponse.status(200)::write);
    CallRunner runner = runner(config().idle(Duration.ofMillis(100)).build());

    runner.call(get("/"));

    await(await(wire).closed());
  }

  @Test
  void opensNoMoreConnectionsThanAllowed() throws InterruptedException {
    Promise<FakeResponse> response = Promise.promise();
    upstream.on("GET", "/slow", request -> FakeResponse.later(response.future()));
    CallRunner runner = runner(config().pool(3, 20).build());

    List<Future<UpstreamResponse>> calls = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      calls.add(runner.later(() -> runner.client().call(get("/slow"), CallContext.detached())));
    }
    upstream.awaitRequests(3);
    response.complete(FakeResponse.status(200));

    calls.forEach(call -> assertEquals(200, await(call).status()));
    assertEquals(3, upstream.connections());
    assertEquals(20, upstream.requests().size());
  }

  @Test
  void opensAnotherConnectionForTheWaitersWhenOneIsLost() {
    upstream.on("GET", "/bad", request -> FakeResponse.reset());
    upstream.on("GET", "/good", request -> FakeResponse.status(200));
    CallRunner runner = runner(config().pool(1, 10).build());

    Future<UpstreamResponse> bad =
        runner.later(() -> runner.client().call(get("/bad"), CallContext.detached()));
    Future<UpstreamResponse> good =
        runner.later(() -> runner.client().call(get("/good"), CallContext.detached()));

    assertEquals(200, await(good).status());
    CallRunner.failureOf(bad);
  }

  @Test
  void tellsEveryWaiterThatThereIsNoConnection() throws IOException {
    try (Socket deaf = deaf()) {
      String url = "http://127.0.0.1:" + deaf.getLocalPort();
      CallRunner runner = runner(ConfigBuilder.at(url).pool(1, 10).build());

      List<Future<UpstreamResponse>> calls = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        calls.add(runner.later(() -> runner.client().call(get("/"), CallContext.detached())));
      }

      calls.forEach(call -> assertInstanceOf(Unreachable.class, CallRunner.failureOf(call)));
    }
  }

  @Test
  void usesTheConnectionUsedLast() throws InterruptedException {
    Promise<FakeResponse> response = Promise.promise();
    upstream.on("GET", "/slow", request -> FakeResponse.later(response.future()));
    upstream.on("GET", "/", request -> FakeResponse.status(200));
    CallRunner runner = runner();
    Future<UpstreamResponse> slow =
        runner.later(() -> runner.client().call(get("/slow"), CallContext.detached()));
    upstream.awaitRequests(1);
    runner.call(get("/"));
    response.complete(FakeResponse.status(200));
    await(slow);

    runner.call(get("/"));

    assertEquals(1, upstream.requests().getLast().connection());
  }

  @Test
  void isNotToBeUsedOffAnEventLoop() {
    CallRunner runner = runner();

    IllegalStateException rejected =
        assertThrows(
            IllegalStateException.class,
            () -> runner.client().call(get("/"), CallContext.detached()));

    assertTrue(String.valueOf(rejected.getMessage()).startsWith("thread: "));
  }
}
