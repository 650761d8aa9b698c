// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.UpstreamStream;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens where the caller reads slower than the service sends. */
final class SlowReaderTest extends WithStream {
  private static final int LARGE = 32 << 20;
  private static final int PIECE = 4_000;

  @Test
  void deliversNoMoreThanIsAskedFor() {
    scripted(CHUNKED);
    CallRunner runner = runner();
    UpstreamStream stream = stream(runner, get("/"));
    Reading reading = runner.on(() -> Future.succeededFuture(Reading.of(stream)));

    runner.context.runOnContext(go -> stream.body().fetch(1));
    String piece = "a".repeat(PIECE); // small ones are one
    await(wire.future()).chunk(piece).chunk(piece).chunk(piece).end();
    await(reading.first());
    otherCalls(runner, 5);
    assertEquals(1, reading.pieces());

    runner.context.runOnContext(go -> stream.body().fetch(2));
    otherCalls(runner, 5);
    assertEquals(3, reading.pieces());
    assertFalse(reading.whole().isComplete());

    runner.context.runOnContext(go -> stream.body().resume());
    assertEquals(3 * PIECE, await(reading.whole()).length());
  }

  @Test
  void aSlowReaderHoldsTheServiceBack() {
    Promise<Void> sent = Promise.promise();
    upstream.on(
        "GET",
        "/",
        request ->
            FakeResponse.steps(open ->
                open.write("HTTP/1.1 200 OK\r\nContent-Length: " + LARGE + "\r\n\r\n")
                    .writeAndTell(Buffer.buffer(new byte[LARGE]))
                    .onComplete(sent)));
    CallRunner runner = runner();

    UpstreamStream stream = stream(runner, get("/"));
    otherCalls(runner, 50);
    assertFalse(sent.future().isComplete());

    assertEquals(LARGE, await(reading(runner, stream)).length());
    await(sent.future());
  }

  @Test
  void aReaderThatPausesIsNotTheServicesSilence() {
    Duration attempt = Duration.ofMillis(50);
    AtomicLong clock = new AtomicLong();
    scripted(CHUNKED);
    CallRunner runner = runner(config().timeout(attempt, null).build(), clock::get);
    UpstreamStream stream = stream(runner, get("/"));

    clock.addAndGet(attempt.toNanos() * 5);
    await(vertx.timer(attempt.toMillis() * 3, TimeUnit.MILLISECONDS));
    Future<Buffer> body = reading(runner, stream);
    await(wire.future()).chunk("a").end();

    assertEquals("a", await(body).toString());
  }

  /** The end of the connection must not overtake what a slow reader has not yet read. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8, 12, 16, 17, 18, 20, 22, 24, 28, 32})
  void aSlowReaderGetsAllOfAResponseWhoseConnectionIsClosed(int pieces) {
    upstream.on(
        "GET",
        "/",
        request ->
            FakeResponse.steps(open -> {
              open.write(
                  "HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n");
              for (int i = 0; i < pieces; i++) {
                open.chunk("x".repeat(PIECE));
              }
              open.end().close();
              wire.complete(open);
            }));
    CallRunner runner = runner();
    UpstreamStream stream = stream(runner, get("/"));
    await(await(wire.future()).closed());
    otherCalls(runner, 3);

    assertEquals(pieces * PIECE, await(reading(runner, stream)).length());
    assertEquals(0, runner.state().inFlight());
  }
}
