// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.FakeFrame.END_STREAM;
import static dev.facet.upstream.FakeFrame.RST_STREAM;
import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.failureOf;
import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeHttp2Stream;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.UpstreamStream;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How connections of HTTP/2 are shared, kept and closed. */
final class Http2PoolTest extends WithHttp2 {
  private final AtomicLong clock = new AtomicLong();
  private final Promise<Void> going = Promise.promise();

  private void respondLater() {
    service.on("/slow", (_, stream) -> going.future().onSuccess(_ -> stream.json(200, "{}")));
    service.on("/", (_, stream) -> stream.json(200, "{}"));
  }

  @Test
  void theServiceSaysHowManyStreamsAConnectionHas() throws InterruptedException {
    respondLater();
    service.setting(MAX_CONCURRENT_STREAMS, 2);
    CallRunner runner = runner();

    List<Future<UpstreamResponse>> calls = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      calls.add(begin(runner, "/slow"));
    }
    service.awaitRequests(5);
    going.complete();

    calls.forEach(call -> assertEquals(200, await(call).status()));
    assertEquals(3, service.connections());
  }

  @Test
  void aServiceThatAllowsNoStreamsIsUnreachable() {
    service.setting(MAX_CONCURRENT_STREAMS, 0);
    CallRunner runner = runner();

    List<Future<UpstreamResponse>> calls = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      calls.add(begin(runner, "/"));
    }

    calls.forEach(call -> {
      var failure = assertInstanceOf(Unreachable.class, failureOf(call));
      assertEquals(
          "not connected: the service allows no streams (SETTINGS_MAX_CONCURRENT_STREAMS: 0)",
          failure.cause());
    });
  }

  @Test
  void aServiceThatIsNotLeasedAnyMoreLosesItsConnections() throws InterruptedException {
    respondLater();
    CallRunner runner = new CallRunner(vertx, config().build());
    runner.call(get("/"));

    runner.close();

    service.awaitClosed(1);
  }

  @Test
  void aServiceMayAllowMoreStreamsLater() throws InterruptedException {
    respondLater();
    service.setting(MAX_CONCURRENT_STREAMS, 1);
    service.on("/more", (_, stream) -> stream.setting(MAX_CONCURRENT_STREAMS, 10).json(200, "{}"));
    CallRunner runner = runner();
    runner.call(get("/more"));

    List<Future<UpstreamResponse>> calls = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      calls.add(begin(runner, "/slow"));
    }
    service.awaitRequests(6);
    going.complete();

    calls.forEach(call -> assertEquals(200, await(call).status()));
    assertEquals(1, service.connections());
  }

  @Test
  void aServiceMayAllowFewerStreamsLater() throws InterruptedException {
    respondLater();
    service.on("/fewer", (_, stream) -> stream.setting(MAX_CONCURRENT_STREAMS, 1).json(200, "{}"));
    CallRunner runner = runner();
    Future<UpstreamResponse> first = begin(runner, "/slow");
    service.awaitRequests(1);
    runner.call(get("/fewer"));

    runner.call(get("/"));
    going.complete();

    assertEquals(200, await(first).status());
    assertEquals(2, service.requests().getLast().connection());
  }

  @Test
  void aConnectionRestsFromItsLastStreamOn() throws InterruptedException {
    respondLater();
    CallRunner runner = runner(config().idle(Duration.ofSeconds(30)).build(), clock::get);
    Future<UpstreamResponse> slow = begin(runner, "/slow");
    service.awaitRequests(1);
    clock.addAndGet(Duration.ofSeconds(31).toNanos());
    runner.call(get("/"));
    assertEquals(1, service.connections());
    going.complete();
    await(slow);

    clock.addAndGet(Duration.ofSeconds(29).toNanos());
    runner.call(get("/"));
    assertEquals(1, service.connections());

    clock.addAndGet(Duration.ofSeconds(30).toNanos());
    runner.call(get("/"));
    assertEquals(2, service.connections());
  }

  @Test
  void noStreamBeginsAfterTheLifetimeAndTheLastOneEnds() throws InterruptedException {
    respondLater();
    CallRunner runner = runner(config().lifetime(Duration.ofSeconds(60)).build(), clock::get);
    Future<UpstreamResponse> slow = begin(runner, "/slow");
    service.awaitRequests(1);

    clock.addAndGet(Duration.ofSeconds(60).toNanos());
    runner.call(get("/"));
    assertEquals(2, service.requests().getLast().connection());
    going.complete();

    assertEquals(200, await(slow).status());
    service.awaitFrames(ofType(FakeFrame.GOAWAY), 1);
  }

  /** Services count resets, and end connections for many of them. */
  @Test
  void callsThatAreOverAreNotReset() throws InterruptedException {
    service.on("/", (_, stream) -> stream.json(200, "{}"));
    service.on("/empty", (_, stream) -> stream.headers(END_STREAM, ":status", "204"));
    service.on("/reset", (_, stream) -> stream.reset(CANCEL));
    service.on("/broken", (_, stream) -> stream.head(200).reset(INTERNAL_ERROR));
    List<Integer> given = new CopyOnWriteArrayList<>();
    service.on("/never", (_, stream) -> given.add(stream.id()));
    CallRunner runner = runner();
    MultiMap none = MultiMap.caseInsensitiveMultiMap();
    assertEquals(200, runner.call(get("/")).status());
    var _ = runner.failure(get("/reset"));
    var _ = runner.failure(get("/broken"));
    assertEquals(204, runner.call(get("/empty")).status());

    var _ =
        runner.failure(
            new UpstreamRequest(
                HttpMethod.GET, "/never", none, RequestBody.NONE, Duration.ofMillis(200)));

    assertEquals(given.getFirst(), service.awaitFrames(ofType(RST_STREAM), 1).getFirst().stream());
  }

  @Test
  void aCallThatIsGivenUpResetsItsStreamAlone() throws InterruptedException {
    respondLater();
    service.on("/never", (_, _) -> {});
    CallRunner runner = runner();
    MultiMap none = MultiMap.caseInsensitiveMultiMap();

    assertInstanceOf(
        TimedOut.class,
        runner.failure(
            new UpstreamRequest(
                HttpMethod.GET, "/never", none, RequestBody.NONE, Duration.ofMillis(200))));

    FakeFrame reset = service.awaitFrames(ofType(RST_STREAM), 1).getFirst();
    assertEquals(1, reset.stream());
    assertEquals(CANCEL, reset.errorCode());
    assertEquals(200, runner.call(get("/")).status());
    assertEquals(1, service.connections());
  }

  /** Else all calls would be given up, one after the other, until its life is over. */
  @Test
  void aConnectionOnWhichNobodyAnswersIsClosed() throws InterruptedException {
    respondLater();
    service.on("/never", (_, _) -> service.silent());
    CallRunner runner =
        runner(config().idle(Duration.ofMinutes(5)).timeout(Duration.ofMillis(100), null).build());
    assertInstanceOf(TimedOut.class, runner.failure(get("/never")));

    service.awaitClosed(1);
  }

  @Test
  void aServiceMayCloseAConnectionThatRests() throws InterruptedException {
    respondLater();
    Promise<FakeHttp2Stream> asked = Promise.promise();
    service.on(
        "/then",
        (_, stream) -> {
          stream.json(200, "{}");
          asked.complete(stream);
        });
    CallRunner runner = runner();
    runner.call(get("/then"));

    await(asked.future()).goAway(1, NO_ERROR);

    service.awaitClosed(1);
    assertEquals(200, runner.call(get("/")).status());
  }

  @Test
  void metricsKnowConnectionsByTheirProtocol() {
    respondLater();
    CallRunner runner = runner();
    runner.call(get("/"));

    assertEquals(1, runner.state().connections(true));
    assertEquals(0, runner.state().connections(false));
  }

  @Test
  void aServiceThatSendsNoSettingsIsGivenUp() {
    service.silent();
    CallRunner runner = runner(config().connectTimeout(Duration.ofMillis(900)).build());

    for (int i = 0; i < 2; i++) {
      var failure = assertInstanceOf(Unreachable.class, runner.failure(get("/")));
      assertEquals("not connected: no settings of HTTP/2 within 900 ms", failure.cause());
    }
  }

  /** As much as a stream may have on the way waits for a reader who asks for nothing. */
  @Test
  void aReaderWhoIsSlowHoldsUpNobodyElse() {
    Buffer piece = Buffer.buffer("x".repeat(16_384));
    service.on(
        "/big",
        (_, stream) -> {
          stream.head(200);
          for (int i = 0; i < 16; i++) {
            stream.frame(0, 0, stream.id(), piece);
          }
        });
    service.on("/", (_, stream) -> stream.json(200, "{}"));
    CallRunner runner = runner();
    List<UpstreamStream> unread = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      unread.add(runner.on(() -> runner.client().stream(get("/big"), CallContext.detached())));
    }

    assertEquals(200, runner.call(get("/")).status());
    assertEquals(20, unread.size());
    assertEquals(1, service.connections());
  }
}
