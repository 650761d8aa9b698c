// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.Caller.await;
import static dev.facet.upstream.http.Caller.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.facet.upstream.Answer;
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
    Caller caller = caller();
    UpstreamStream stream = stream(caller, get("/"));
    Reading reading = caller.on(() -> Future.succeededFuture(Reading.of(stream)));

    caller.context.runOnContext(go -> stream.body().fetch(1));
    await(wire.future()).chunk("a").chunk("b").chunk("c").end();
    await(reading.first());
    otherCalls(caller, 5);
    assertEquals(1, reading.pieces());

    caller.context.runOnContext(go -> stream.body().fetch(2));
    otherCalls(caller, 5);
    assertEquals(3, reading.pieces());
    assertFalse(reading.whole().isComplete());

    caller.context.runOnContext(go -> stream.body().resume());
    assertEquals("abc", await(reading.whole()).toString());
  }

  @Test
  void aSlowReaderHoldsTheServiceBack() {
    Promise<Void> sent = Promise.promise();
    upstream.on(
        "GET",
        "/",
        request ->
            Answer.steps(open ->
                open.write("HTTP/1.1 200 OK\r\nContent-Length: " + LARGE + "\r\n\r\n")
                    .writeAndTell(Buffer.buffer(new byte[LARGE]))
                    .onComplete(sent)));
    Caller caller = caller();

    UpstreamStream stream = stream(caller, get("/"));
    otherCalls(caller, 50);
    assertFalse(sent.future().isComplete());

    assertEquals(LARGE, await(reading(caller, stream)).length());
    await(sent.future());
  }

  @Test
  void aReaderThatPausesIsNotTheServicesSilence() {
    Duration attempt = Duration.ofMillis(50);
    AtomicLong clock = new AtomicLong();
    scripted(CHUNKED);
    Caller caller = caller(config().timeout(attempt, null).build(), clock::get);
    UpstreamStream stream = stream(caller, get("/"));

    clock.addAndGet(attempt.toNanos() * 5);
    await(vertx.timer(attempt.toMillis() * 3, TimeUnit.MILLISECONDS));
    Future<Buffer> body = reading(caller, stream);
    await(wire.future()).chunk("a").end();

    assertEquals("a", await(body).toString());
  }

  /** The end of the connection must not overtake what a slow reader has not yet read. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8, 12, 16, 17, 18, 20, 22, 24, 28, 32})
  void aSlowReaderGetsAllOfAnAnswerWhoseConnectionIsClosed(int pieces) {
    upstream.on(
        "GET",
        "/",
        request ->
            Answer.steps(open -> {
              open.write(
                  "HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n");
              for (int i = 0; i < pieces; i++) {
                open.chunk("x".repeat(PIECE));
              }
              open.end().close();
              wire.complete(open);
            }));
    Caller caller = caller();
    UpstreamStream stream = stream(caller, get("/"));
    await(await(wire.future()).closed());
    otherCalls(caller, 3);

    assertEquals(pieces * PIECE, await(reading(caller, stream)).length());
    assertEquals(0, caller.state().inFlight());
  }
}
