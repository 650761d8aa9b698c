// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.failureOf;
import static dev.facet.upstream.http.CallRunner.get;
import static dev.facet.upstream.http.CallRunner.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamFailure.Awaited;
import dev.facet.upstream.UpstreamFailure.Cancelled;
import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamFailure.DeadlinePassed;
import dev.facet.upstream.UpstreamFailure.Malformed;
import dev.facet.upstream.UpstreamFailure.Overloaded;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.Wire;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StreamedCallTest extends WithStream {

  @Test
  void handsOverTheHeadBeforeTheBody() {
    scripted(CHUNKED);
    CallRunner runner = runner();

    UpstreamStream stream = stream(runner, get("/"));
    Future<Buffer> body = reading(runner, stream);
    await(wire.future()).chunk("one ").chunk("two").end();

    assertEquals(200, stream.status());
    assertEquals("one two", await(body).toString());
  }

  @Test
  void tellsTheServiceHowLongItsHeadIsWaitedForInPlaceOfWhatTheClientSays() {
    scripted(CHUNKED);
    Duration attempt = Duration.ofSeconds(90);
    CallRunner runner = runner(config().timeLeft("x-time-left").timeout(attempt, null).build());
    UpstreamRequest asked = get("/");
    asked.headers().add("X-Time-Left", "999999");

    stream(runner, asked).abort();

    assertEquals("90000", upstream.requests().getFirst().header("x-time-left"));
  }

  @Test
  void handsOverTrailers() {
    scripted("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: x-sum\r\n\r\n");
    CallRunner runner = runner();

    UpstreamStream stream = stream(runner, get("/"));
    Future<Buffer> body = reading(runner, stream);
    await(wire.future()).chunk("a").write("0\r\nx-sum: 7\r\n\r\n");

    await(body);
    assertEquals("7", stream.trailers().get("x-sum"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "reset", "half"})
  void aBodyThatBreaksOffFailsAndDoesNotEnd(String how) {
    scripted("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345");
    CallRunner runner = runner();
    Future<Buffer> body = reading(runner, stream(runner, get("/")));
    Wire open = await(wire.future());

    switch (how) {
      case "close" -> open.close();
      case "reset" -> open.reset();
      default -> open.halfClose();
    }

    assertInstanceOf(ConnectionLost.class, failureOf(body));
    assertEquals(0, runner.state().inFlight());
  }

  @Test
  void aChunkThatIsNoneFailsTheBody() {
    scripted(CHUNKED);
    CallRunner runner = runner();
    Future<Buffer> body = reading(runner, stream(runner, get("/")));

    await(wire.future()).chunk("a").write("not a chunk\r\n");

    assertInstanceOf(Malformed.class, failureOf(body));
    await(await(wire.future()).closed());
  }

  @Test
  void aLateListenerStillHearsThatTheBodyBroke() {
    scripted("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345");
    CallRunner runner = runner();
    UpstreamStream stream = stream(runner, get("/"));
    await(wire.future()).close();
    await(await(wire.future()).closed());
    otherCalls(runner, 3);

    assertInstanceOf(ConnectionLost.class, failureOf(reading(runner, stream)));
  }

  @Test
  void abortClosesTheConnectionAtOnce() {
    scripted(CHUNKED);
    CallRunner runner = runner();
    UpstreamStream stream = stream(runner, get("/"));
    Future<Buffer> body = reading(runner, stream);

    runner.context.runOnContext(go -> stream.abort());

    await(await(wire.future()).closed());
    assertEquals(new Cancelled("users"), failureOf(body));
    assertEquals(0, runner.state().inFlight());
  }

  @Test
  void abortAfterTheEndHarmsNoOne() {
    upstream.on("GET", "/", request -> FakeResponse.json(200, "{}"));
    CallRunner runner = runner();
    UpstreamStream stream = stream(runner, get("/"));
    await(reading(runner, stream));

    runner.context.runOnContext(go -> stream.abort());
    stream(runner, get("/"));

    assertEquals(1, upstream.connections());
  }

  @Test
  void cancellationClosesTheConnection() {
    scripted(CHUNKED);
    Cancellation cancellation = new Cancellation();
    CallContext context =
        new CallContext(
            CallContext.NO_DEADLINE, "", MultiMap.caseInsensitiveMultiMap(), cancellation);
    CallRunner runner = runner();
    UpstreamStream stream = runner.on(() -> runner.client().stream(get("/"), context));
    Future<Buffer> body = reading(runner, stream);

    runner.context.runOnContext(go -> cancellation.cancel());

    await(await(wire.future()).closed());
    assertEquals(new Cancelled("users"), failureOf(body));
  }

  @Test
  void silenceBetweenTwoPiecesIsTimedOut() {
    Duration attempt = Duration.ofMillis(50);
    AtomicLong clock = new AtomicLong();
    scripted(CHUNKED);
    CallRunner runner = runner(config().timeout(attempt, null).build(), clock::get);
    UpstreamStream stream = stream(runner, get("/"));
    Reading reading = runner.on(() -> Future.succeededFuture(Reading.of(stream)));
    Future<Buffer> body = reading.whole();
    runner.context.runOnContext(go -> stream.body().resume());
    await(wire.future()).chunk("a");
    await(reading.first());

    clock.addAndGet(attempt.toNanos());

    assertEquals(new TimedOut("users", attempt, Awaited.MORE), failureOf(body));
    await(await(wire.future()).closed());
  }

  @Test
  void theTotalTimeDoesNotLimitAStream() {
    Duration total = Duration.ofMillis(50);
    scripted(CHUNKED);
    CallRunner runner = runner(config().timeout(null, total).build());
    Future<Buffer> body = reading(runner, stream(runner, get("/")));

    await(vertx.timer(total.toMillis() * 4, TimeUnit.MILLISECONDS));
    await(wire.future()).chunk("a").end();

    assertEquals("a", await(body).toString());
  }

  @Test
  void theDeadlineLimitsTheHead() {
    scripted("");
    AtomicLong clock = new AtomicLong();
    CallContext context =
        new CallContext(100_000_000, "", MultiMap.caseInsensitiveMultiMap(), new Cancellation());
    CallRunner runner = runner(config().build(), clock::get);

    Future<UpstreamStream> stream = runner.later(() -> runner.client().stream(get("/"), context));
    Wire open = await(wire.future());
    clock.set(100_000_000);

    assertEquals(new DeadlinePassed("users"), failureOf(stream));
    await(open.closed());
  }

  @Test
  void aStreamThatGoesOnLeavesTheBulkheadToCalls() {
    scripted(CHUNKED);
    CallRunner runner = runner(config().bulkhead(1).build());
    UpstreamStream stream = stream(runner, get("/"));

    assertEquals(404, runner.call(get("/other")).status());

    Future<Buffer> body = reading(runner, stream);
    await(wire.future()).end();
    await(body);
  }

  @Test
  void streamsBeyondTheirLimitHoldThePlacesOfCalls() {
    scripted(CHUNKED);
    CallRunner runner = runner(config().pool(1, 0, 0).build());
    UpstreamStream stream = stream(runner, get("/"));

    assertEquals(new Overloaded("users"), runner.failure(get("/other")));
    Future<Buffer> body = reading(runner, stream);
    await(wire.future()).end();
    await(body);

    assertEquals(404, runner.call(get("/other")).status());
  }

  @Test
  void theBulkheadIsFreedByAnAbort() {
    scripted(CHUNKED);
    CallRunner runner = runner(config().bulkhead(1).build());
    UpstreamStream stream = stream(runner, get("/"));

    runner.context.runOnContext(go -> stream.abort());

    assertEquals(404, runner.call(get("/other")).status());
  }

  @Test
  void streamsAResponseToHead() {
    upstream.on("HEAD", "/", request -> FakeResponse.of(200, Map.of(), "12345"));
    CallRunner runner = runner();

    UpstreamStream stream = stream(runner, request(HttpMethod.HEAD, "/", RequestBody.NONE));

    assertEquals("5", stream.headers().get("content-length"));
    assertEquals(0, await(reading(runner, stream)).length());
  }
}
