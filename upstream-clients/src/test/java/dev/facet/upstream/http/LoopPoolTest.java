// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.Caller.await;
import static dev.facet.upstream.http.Caller.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.Answer;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.Wire;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class LoopPoolTest extends WithUpstream {
  private final AtomicLong clock = new AtomicLong();

  @Test
  void closesAConnectionThatHasRestedTooLong() {
    Caller caller = caller(config().build(), clock::get);
    caller.call(get("/"));

    clock.addAndGet(Duration.ofSeconds(29).toNanos());
    caller.call(get("/"));
    assertEquals(1, upstream.connections());

    clock.addAndGet(Duration.ofSeconds(30).toNanos());
    caller.call(get("/"));
    assertEquals(2, upstream.connections());
  }

  @Test
  void usesNoConnectionBeyondItsLongestLife() {
    Caller caller = caller(config().lifetime(Duration.ofSeconds(60)).build(), clock::get);
    for (int i = 0; i < 3; i++) {
      caller.call(get("/"));
      clock.addAndGet(Duration.ofSeconds(20).toNanos() - 1);
    }
    assertEquals(1, upstream.connections());

    clock.addAndGet(3);
    caller.call(get("/"));

    assertEquals(2, upstream.connections());
  }

  @Test
  void heedsHowLongTheServiceKeepsConnections() {
    upstream.on("GET", "/", request -> Answer.of(200, Map.of("keep-alive", "timeout=5"), ""));
    Caller caller = caller(config().build(), clock::get);
    caller.call(get("/"));

    clock.addAndGet(Duration.ofMillis(4_400).toNanos());
    caller.call(get("/"));
    assertEquals(1, upstream.connections());

    clock.addAndGet(Duration.ofMillis(4_600).toNanos());
    caller.call(get("/"));
    assertEquals(2, upstream.connections());
  }

  @Test
  void closesUnusedConnectionsInTime() {
    Promise<Wire> wire = Promise.promise();
    upstream.on(
        "GET",
        "/",
        request ->
            Answer.steps(open -> {
              Answer.status(200).write(open);
              wire.complete(open);
            }));
    Caller caller = caller(config().idle(Duration.ofMillis(100)).build());

    caller.call(get("/"));

    await(await(wire.future()).closed());
  }

  @Test
  void opensNoMoreConnectionsThanAllowed() throws InterruptedException {
    Promise<Answer> answer = Promise.promise();
    upstream.on("GET", "/slow", request -> Answer.later(answer.future()));
    Caller caller = caller(config().pool(3, 20).build());

    List<Future<UpstreamResponse>> calls = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      calls.add(caller.later(() -> caller.client().call(get("/slow"), CallContext.detached())));
    }
    upstream.awaitRequests(3);
    answer.complete(Answer.status(200));

    calls.forEach(call -> assertEquals(200, await(call).status()));
    assertEquals(3, upstream.connections());
    assertEquals(20, upstream.requests().size());
  }

  @Test
  void opensAnotherConnectionForThoseWhoWaitWhenOneIsLost() {
    upstream.on("GET", "/bad", request -> Answer.reset());
    upstream.on("GET", "/good", request -> Answer.status(200));
    Caller caller = caller(config().pool(1, 10).build());

    Future<UpstreamResponse> bad =
        caller.later(() -> caller.client().call(get("/bad"), CallContext.detached()));
    Future<UpstreamResponse> good =
        caller.later(() -> caller.client().call(get("/good"), CallContext.detached()));

    assertEquals(200, await(good).status());
    Caller.failureOf(bad);
  }

  @Test
  void tellsEveryoneWhoWaitsThatThereIsNoConnection() throws IOException {
    try (Socket deaf = deaf()) {
      String url = "http://127.0.0.1:" + deaf.getLocalPort();
      Caller caller = caller(ConfigBuilder.at(url).pool(1, 10).build());

      List<Future<UpstreamResponse>> calls = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        calls.add(caller.later(() -> caller.client().call(get("/"), CallContext.detached())));
      }

      calls.forEach(call -> assertInstanceOf(Unreachable.class, Caller.failureOf(call)));
    }
  }

  @Test
  void usesTheConnectionUsedLast() throws InterruptedException {
    Promise<Answer> answer = Promise.promise();
    upstream.on("GET", "/slow", request -> Answer.later(answer.future()));
    upstream.on("GET", "/", request -> Answer.status(200));
    Caller caller = caller();
    Future<UpstreamResponse> slow =
        caller.later(() -> caller.client().call(get("/slow"), CallContext.detached()));
    upstream.awaitRequests(1);
    caller.call(get("/"));
    answer.complete(Answer.status(200));
    await(slow);

    caller.call(get("/"));

    assertEquals(1, upstream.requests().getLast().connection());
  }

  @Test
  void isNotToBeUsedOffAnEventLoop() {
    Caller caller = caller();

    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () -> caller.client().call(get("/"), CallContext.detached()));

    assertTrue(String.valueOf(refused.getMessage()).startsWith("thread: "));
  }
}
