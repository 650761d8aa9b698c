// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.failureOf;
import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.facet.http.connection.JoinedPieces;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamFailure.Malformed;
import dev.facet.upstream.UpstreamStream;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes in one read with the head of a response. */
final class HandedOverTest extends WithStream {
  private static final int MANY = 100;
  private static final String A = "a".repeat(JoinedPieces.SMALL);
  private static final String B = "b".repeat(JoinedPieces.SMALL);

  /** Of a size at which it is a piece by itself. */
  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
  }

  /** What a reader has when its first request for the body returns. */
  private Future<List<String>> readAtOnce(CallRunner runner, long amount) {
    return runner.later(() ->
        runner.client().stream(get("/"), CallContext.detached())
            .map(stream -> {
              List<String> got = new ArrayList<>();
              stream
                  .body()
                  .handler(piece -> got.add(piece.toString()))
                  .endHandler(_ -> got.add("."));
              stream.body().fetch(amount);
              return List.copyOf(got);
            }));
  }

  @Test
  void aWholeBodyIsReadAtOnce() {
    scripted("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n12345");

    assertEquals(List.of("12345", "."), await(readAtOnce(runner(), Long.MAX_VALUE)));
  }

  @Test
  void aReaderGetsNoMoreThanItAsksFor() {
    scripted(CHUNKED + chunk(A) + chunk(B) + "0\r\n\r\n");

    assertEquals(List.of(A), await(readAtOnce(runner(), 1)));
  }

  @Test
  void aReaderThatPausesGetsTheRestLater() {
    scripted(CHUNKED + chunk(A) + chunk(B));
    CallRunner runner = runner();
    UpstreamStream stream = stream(runner, get("/"));

    Future<Buffer> body =
        runner.later(() -> {
          Future<Buffer> whole = Reading.of(stream).whole();
          stream.body().fetch(1).pause().fetch(1).pause();
          stream.body().resume();
          return whole;
        });
    await(wire.future()).chunk("c").end();

    assertEquals(A + B + "c", await(body).toString());
  }

  @Test
  void manyPiecesComeInTheirOrder() {
    scripted(CHUNKED + (chunk(A) + chunk(B)).repeat(MANY) + "0\r\n\r\n");
    CallRunner runner = runner();

    Future<Buffer> body = reading(runner, stream(runner, get("/")));

    assertEquals((A + B).repeat(MANY), await(body).toString());
  }

  @Test
  void aBodyThatBreaksThereFailsTheCall() {
    scripted(CHUNKED + "1\r\na\r\nno chunk\r\n");
    CallRunner runner = runner();

    assertInstanceOf(
        Malformed.class,
        failureOf(runner.later(() -> runner.client().stream(get("/"), CallContext.detached()))));
    assertEquals(0, runner.state().inFlight());
  }

  @Test
  void aReaderThatComesLateGetsAll() {
    scripted("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n12345");
    CallRunner runner = runner();
    UpstreamStream stream = stream(runner, get("/"));
    otherCalls(runner, 3);

    assertEquals("12345", await(reading(runner, stream)).toString());
  }
}
