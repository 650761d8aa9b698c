// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.failureOf;
import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.http.connection.LendingStream;
import dev.facet.http.connection.LentBytes;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.UpstreamStream;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Large bodies of responses, with readers that give back what they are lent and others. */
final class LentBodyTest extends WithStream {
  private static final int LENGTH = 8 << 20;

  private final Buffer sent = random();

  @Test
  void aReaderThatGivesBackReadsWhatWasSent() {
    serve(LENGTH);
    CallRunner runner = runner();
    UpstreamStream stream = stream(runner, get("/"));
    Borrower borrower = new Borrower();

    assertEquals(sent, await(runner.later(() -> borrower.read(stream))));

    borrower.assertNothingHeld();
  }

  @Test
  void aLargeBodyIsReadInLargePieces() {
    serve(LENGTH);
    CallRunner runner = runner();
    UpstreamStream stream = stream(runner, get("/"));
    Borrower borrower = new Borrower();

    await(runner.later(() -> borrower.read(stream)));

    assertEquals(ResponseRules.MAX_READ, borrower.largest());
  }

  @Test
  void aReaderThatDoesNotMayKeepAllPieces() {
    serve(LENGTH);
    CallRunner runner = runner();
    UpstreamStream stream = stream(runner, get("/"));
    List<Buffer> kept = new ArrayList<>();
    Promise<Void> end = Promise.promise();

    await(
        runner.later(() -> {
          stream.body().handler(kept::add).endHandler(_ -> end.complete()).resume();
          return end.future();
        }));

    Buffer all = Buffer.buffer();
    for (Buffer piece : kept) {
      assertNull(LentBytes.in(piece));
      all.appendBuffer(piece);
    }
    assertEquals(sent, all);
  }

  @Test
  void whatWasLentOfABodyThatBreaksOffIsAsItWas() {
    serve(LENGTH + 1);
    CallRunner runner = runner();
    UpstreamStream stream = stream(runner, get("/"));
    Borrower borrower = new Borrower();

    failureOf(runner.later(() -> borrower.read(stream)));

    borrower.assertNothingHeld();
    assertEquals(sent.slice(0, borrower.bytes.length()), borrower.bytes);
  }

  private void serve(int announced) {
    upstream.on(
        "GET",
        "/",
        request ->
            FakeResponse.steps(open ->
                open.write("HTTP/1.1 200 OK\r\nContent-Length: " + announced + "\r\n\r\n")
                    .writeAndTell(sent)
                    .onComplete(_ -> open.close())));
  }

  private static Buffer random() {
    byte[] bytes = new byte[LENGTH];
    new Random(1).nextBytes(bytes);
    return Buffer.buffer(bytes);
  }

  /** Holds each piece until the next one comes. */
  private static final class Borrower {
    private final Buffer bytes = Buffer.buffer();
    private final List<LentBytes> lent = new ArrayList<>();
    private Buffer held = Buffer.buffer();

    Future<Buffer> read(UpstreamStream stream) {
      Promise<Buffer> whole = Promise.promise();
      LendingStream.lend(stream.body());
      stream
          .body()
          .exceptionHandler(fault -> {
            done();
            whole.fail(fault);
          })
          .endHandler(_ -> {
            done();
            whole.complete(bytes);
          })
          .handler(piece -> {
            done();
            held = piece;
          })
          .resume();
      return whole.future();
    }

    private void done() {
      bytes.appendBuffer(held);
      LentBytes before = LentBytes.in(held);
      if (before != null) {
        lent.add(before);
        before.release();
      }
      held = Buffer.buffer();
    }

    int largest() {
      return lent.stream().mapToInt(LentBytes::capacity).max().orElseThrow();
    }

    void assertNothingHeld() {
      assertTrue(lent.stream().allMatch(piece -> piece.refCnt() == 0));
    }
  }
}
