// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.failureOf;
import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeSource;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamFailure.Cancelled;
import dev.facet.upstream.UpstreamFailure.ClientStalled;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import dev.facet.upstream.UpstreamFailure.WrongLength;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.Wire;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class UploadTest extends WithUpstream {
  private static final Buffer PIECE = Buffer.buffer(new byte[16_384]);
  private static final long FAR_TOO_MUCH = 64L << 20;

  private final FakeSource source = new FakeSource();
  private final Promise<Wire> wire = Promise.promise();

  @Test
  void sendsABodyOfKnownLength() {
    upstream.on("PUT", "/", request -> FakeResponse.status(204));

    assertEquals(204, await(upload(runner(), 6, source.push("abc").push("def").end())).status());

    var received = upstream.requests().getFirst();
    assertEquals("abcdef", received.body().toString());
    assertEquals("6", received.header("content-length"));
    assertEquals("", received.header("transfer-encoding"));
  }

  @Test
  void takesNoConnectionBeforeTheFirstByte() {
    upstream.on("PUT", "/", request -> FakeResponse.status(204));
    CallRunner runner = runner(config().pool(1, 0).build());
    Future<UpstreamStream> stalled = upload(runner, 3, source);

    assertEquals(404, runner.call(CallRunner.get("/other")).status());
    assertEquals(1, upstream.connections());
    runner.context.runOnContext(go -> source.push("abc").end());

    assertEquals(204, await(stalled).status());
  }

  @Test
  void sendsAnEmptyBody() {
    upstream.on("PUT", "/", request -> FakeResponse.status(204));

    assertEquals(204, await(upload(runner(), -1, source.end())).status());

    assertEquals("", upstream.requests().getFirst().body().toString());
  }

  @Test
  void leavesItsPlaceToAnotherCallWhileTheClientIsStalled() {
    upstream.onHead("PUT", "/", request -> FakeResponse.steps(wire::complete));
    CallRunner runner = runner(config().pool(1, 1).build());
    Future<UpstreamStream> stalled = upload(runner, 6, source.push("abc"));
    Wire open = await(wire.future());

    assertEquals(404, runner.call(CallRunner.get("/other")).status());
    runner.context.runOnContext(go -> source.push("def").end());
    await(open.received(6));
    FakeResponse.status(204).write(open);

    assertEquals(204, await(stalled).status());
  }

  @Test
  void isEndedWhereItsPlaceIsWaitedForAndNoneIsLeftApart() {
    upstream.onHead("PUT", "/", request -> FakeResponse.steps(wire::complete));
    CallRunner runner = runner(config().pool(1, 1, 0).build());
    Future<UpstreamStream> stalled = upload(runner, 6, source.push("abc"));
    Wire open = await(wire.future());

    assertEquals(404, runner.call(CallRunner.get("/other")).status());
    assertEquals(new ClientStalled("users"), CallRunner.failureOf(stalled));
    await(open.closed());
  }

  @Test
  void sendsABodyOfUnknownLengthInChunks() {
    upstream.on("PUT", "/", request -> FakeResponse.status(204));

    await(upload(runner(), -1, source.push("abc").push("def").end()));

    var received = upstream.requests().getFirst();
    assertEquals("abcdef", received.body().toString());
    assertEquals("chunked", received.header("transfer-encoding"));
    assertEquals("", received.header("content-length"));
  }

  @Test
  void ignoresFramingHeadersOfTheRequest() {
    upstream.on("PUT", "/", request -> FakeResponse.status(204));
    UpstreamRequest request = request(3);
    request.headers().add("transfer-encoding", "gzip, chunked").add("content-length", "99");
    source.push("abc").end();
    CallRunner runner = runner();

    await(runner.later(() -> runner.client().stream(request, CallContext.detached())));

    assertEquals("3", upstream.requests().getFirst().header("content-length"));
    assertEquals("abc", upstream.requests().getFirst().body().toString());
  }

  @Test
  void reusesTheConnectionAfterwards() {
    upstream.on("PUT", "/", request -> FakeResponse.status(200));
    CallRunner runner = runner();

    UpstreamStream stream = await(upload(runner, 3, source.push("abc").end()));
    await(runner.later(() -> Reading.all(stream)));
    runner.call(get("/"));

    assertEquals(1, upstream.connections());
  }

  @Test
  void aServiceThatDoesNotReadHoldsTheSourceBack() {
    upstream.onHead(
        "PUT",
        "/",
        request ->
            FakeResponse.steps(open -> {
              open.pause();
              wire.complete(open);
            }));
    CallRunner runner = runner();

    Future<UpstreamStream> stream = upload(runner, -1, source.endless(PIECE));
    await(source.halted());

    assertTrue(source.emitted() < FAR_TOO_MUCH);
    assertFalse(stream.isComplete());
  }

  @Test
  void aServiceThatDoesNotReadIsTimedOut() {
    Duration attempt = Duration.ofSeconds(1);
    upstream.onHead("PUT", "/", request -> FakeResponse.steps(Wire::pause));
    CallRunner runner = runner(config().timeout(attempt, null).build());

    Future<UpstreamStream> stream = upload(runner, -1, source.endless(PIECE));

    assertEquals(new TimedOut("users", attempt), failureOf(stream));
    assertFalse(source.listenedTo());
  }

  @Test
  void aSlowSourceIsNotTheServicesSilence() {
    Duration attempt = Duration.ofMillis(50);
    AtomicLong clock = new AtomicLong();
    upstream.on("PUT", "/", request -> FakeResponse.status(204));
    CallRunner runner = runner(config().timeout(attempt, null).build(), clock::get);

    Future<UpstreamStream> stream = upload(runner, -1, source.push("a"));
    await(source.begun());
    clock.addAndGet(attempt.toNanos() * 5);
    await(vertx.timer(attempt.toMillis() * 3, TimeUnit.MILLISECONDS));
    runner.context.runOnContext(go -> source.push("b").end());

    assertEquals(204, await(stream).status());
    assertEquals("ab", upstream.requests().getFirst().body().toString());
  }

  @Test
  void aSourceThatBreaksClosesTheConnection() {
    upstream.onHead("PUT", "/", request -> FakeResponse.steps(wire::complete));
    CallRunner runner = runner();

    Future<UpstreamStream> stream = upload(runner, 100, source.push("ab"));
    Wire open = await(wire.future());
    runner.context.runOnContext(go -> source.fail(new IllegalStateException("client left")));

    assertEquals(new Cancelled("users"), failureOf(stream));
    await(open.closed());
  }

  @Test
  void aSourceLongerThanAnnouncedIsNotSentOn() {
    upstream.onHead("PUT", "/", request -> FakeResponse.steps(wire::complete));
    CallRunner runner = runner();

    Future<UpstreamStream> stream = upload(runner, 2, source.push("ab").push("GET /admin"));

    assertEquals(new WrongLength("users", "more than 2 bytes"), failureOf(stream));
    Wire open = await(wire.future());
    await(open.closed());
    assertTrue(open.received() <= 2);
    assertEquals(1, upstream.requests().size());
  }

  @Test
  void aSourceShorterThanAnnouncedClosesTheConnection() {
    upstream.onHead("PUT", "/", request -> FakeResponse.steps(wire::complete));
    CallRunner runner = runner();

    Future<UpstreamStream> stream = upload(runner, 3, source.push("ab").end());

    assertEquals(new WrongLength("users", "less than 3 bytes"), failureOf(stream));
    await(await(wire.future()).closed());
  }

  @Test
  void abortStopsTheUpload() {
    upstream.onHead(
        "PUT",
        "/",
        request ->
            FakeResponse.steps(open -> {
              open.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
              wire.complete(open);
            }));
    CallRunner runner = runner();

    UpstreamStream stream = await(upload(runner, 100, source.push("ab")));
    runner.context.runOnContext(go -> stream.abort());

    await(await(wire.future()).closed());
    assertFalse(source.listenedTo());
  }

  private Future<UpstreamStream> upload(CallRunner runner, long length, FakeSource body) {
    assertEquals(source, body);
    return runner.later(() -> runner.client().stream(request(length), CallContext.detached()));
  }

  private UpstreamRequest request(long length) {
    return CallRunner.request(HttpMethod.PUT, "/", new RequestBody.Streamed(source, length));
  }
}
