// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import dev.facet.server.value.EditPath;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RewrittenBodyTest {
  private final Pieces source = new Pieces();
  private final List<String> received = new ArrayList<>();
  private int ends;
  private int abandoned;
  private @Nullable Throwable failure;

  @Test
  void givesAShortBodyAsAWhole() throws IOException {
    source.give("{\"a\":", "1,\"b\":2}");
    RewrittenBody body = body(1000, 1000);
    Future<Boolean> whole = body.begin();
    assertFalse(whole.isComplete());
    source.end();
    assertTrue(whole.result());
    assertEquals("{\"b\":2}", body.whole().toString());
  }

  @Test
  void readsOnlyWhatIsAskedFor() throws IOException {
    source.give("[\"01234567\"", ",\"one\"", ",\"two\"", ",\"three\"]");
    RewrittenBody body = body(8, 1000);
    assertFalse(body.begin().result());
    assertEquals(3, source.left());
    listen(body);
    body.fetch(1);
    assertEquals(List.of("[\"01234567\""), received);
    assertEquals(3, source.left());
    body.fetch(1);
    assertEquals(2, source.left());
    body.resume();
    source.end();
    assertEquals("[\"01234567\",\"one\",\"two\",\"three\"]", String.join("", received));
    assertEquals(1, ends);
  }

  @Test
  void readsOnWhereAPieceComesToNothing() throws IOException {
    source.give("{\"k\":\"01234567\"", ",\"a\":[1,2,3", ",4,5]", ",\"z\":1}");
    RewrittenBody body = body(8, 1000);
    assertFalse(body.begin().result());
    listen(body);
    body.fetch(2);
    assertEquals(List.of("{\"k\":\"01234567\"", ",\"z\":1}"), received);
  }

  @Test
  void leavesAnEmptyBodyEmpty() throws IOException {
    RewrittenBody body = body(8, 1000);
    Future<Boolean> whole = body.begin();
    source.end();
    assertTrue(whole.result());
    assertEquals(0, body.whole().length());
  }

  /** Each piece is there at once, and begins no read within the one before it. */
  @Test
  void readsAnyNumberOfPiecesWithoutTheStack() throws IOException {
    source.give("[\"01234567\"");
    for (int i = 0; i < 50_000; i++) {
      source.give(",1");
    }
    RewrittenBody body = body(8, 1_000_000);
    assertFalse(body.begin().result());
    listen(body);
    body.resume();
    assertEquals(0, source.left());
    assertEquals(50_000, received.size(), "a number ends with what follows");
  }

  @Test
  void endsAfterTheLastPiece() throws IOException {
    source.give("[\"01234567\"]");
    RewrittenBody body = body(8, 1000);
    assertFalse(body.begin().result());
    source.end();
    listen(body);
    assertEquals(0, ends);
    body.resume();
    assertEquals(List.of("[\"01234567\"]"), received);
    assertEquals(1, ends);
  }

  @Test
  void failsAtTheBeginningWhereThatIsNoJson() throws IOException {
    source.give("<html>");
    Future<Boolean> whole = body(8, 1000).begin();
    assertTrue(whole.cause() instanceof ProblemException);
    assertEquals(1, abandoned);
  }

  @Test
  void breaksOffWhereALaterPieceIsNoJson() throws IOException {
    source.give("[\"01234567\"", " x]", "more");
    RewrittenBody body = body(8, 1000);
    assertFalse(body.begin().result());
    listen(body);
    body.resume();
    assertTrue(failure instanceof ProblemException);
    assertEquals(0, ends);
    assertEquals(1, abandoned);
    source.end();
    assertEquals(0, ends);
  }

  @Test
  void breaksOffWhereTheBodyDoes() throws IOException {
    source.give("[\"01234567\"");
    RewrittenBody body = body(8, 1000);
    assertFalse(body.begin().result());
    IOException broken = new IOException("broken");
    source.fail(broken);
    listen(body);
    assertEquals(broken, failure);
  }

  @Test
  void isCompleteWhateverBecomesOfTheSourceBehindItsEnd() throws IOException {
    source.give("[\"01234567\"]");
    RewrittenBody body = body(8, 1000);
    assertFalse(body.begin().result());
    source.end();
    source.fail(new IOException("closed"));
    listen(body);
    body.resume();
    assertEquals(List.of("[\"01234567\"]"), received);
    assertEquals(1, ends);
    assertNull(failure);
  }

  @Test
  void goesOnAfterAReaderThatThrew() throws IOException {
    source.give("[\"01234567\"", ",\"one\"]");
    RewrittenBody body = body(8, 1000);
    assertFalse(body.begin().result());
    listen(body);
    body.handler(_ -> {
      throw new IllegalStateException("a fault of the reader");
    });
    assertThrows(IllegalStateException.class, () -> body.fetch(1));
    listen(body);
    body.resume();
    source.end();
    assertEquals(List.of(",\"one\"]"), received);
    assertEquals(1, ends);
  }

  @Test
  void takesABodyThatIsAsLongAsItMayBe() throws IOException {
    source.give("[\"012345", "\"]");
    RewrittenBody body = body(1000, 10);
    Future<Boolean> whole = body.begin();
    source.end();
    assertTrue(whole.result());
    assertEquals("[\"012345\"]", body.whole().toString());
  }

  @Test
  void rejectsABodyThatIsTooLong() throws IOException {
    source.give("[\"012345", "67\"]");
    Future<Boolean> whole = body(1000, 10).begin();
    assertTrue(
        whole.cause() instanceof ProblemException problem
            && problem.problem().code().equals(ProblemCode.BODY_TOO_LARGE.name()));
  }

  private RewrittenBody body(long held, long received) throws IOException {
    JsonEditsConfig config =
        new JsonEditsConfig(List.of(EditPath.valueOf("a")), Map.of(), Map.of());
    JsonRewriter rewriter =
        new JsonRewriter(JsonReading.ofRequests(1000), EditTree.of(config), new String[0]);
    return new RewrittenBody(
        source,
        rewriter,
        new RewrittenBody.Limits(held, received),
        new RewrittenBody.Faults(
            invalid -> Problem.of(ProblemCode.BAD_REQUEST, String.valueOf(invalid.getMessage())),
            () -> abandoned++));
  }

  private void listen(RewrittenBody body) {
    body.handler(piece -> received.add(piece.toString()));
    body.endHandler(_ -> ends++);
    body.exceptionHandler(cause -> failure = cause);
  }

  /** A source that gives a piece for each one that is asked for. */
  private static final class Pieces implements ReadStream<Buffer> {
    private final Deque<Buffer> pieces = new ArrayDeque<>();
    private @Nullable Handler<Buffer> handler;
    private @Nullable Handler<Void> endHandler;
    private @Nullable Handler<Throwable> failureHandler;

    void give(String... texts) {
      for (String text : texts) {
        pieces.add(Buffer.buffer(text));
      }
    }

    int left() {
      return pieces.size();
    }

    void end() {
      if (endHandler != null) {
        endHandler.handle(null);
      }
    }

    void fail(Throwable cause) {
      if (failureHandler != null) {
        failureHandler.handle(cause);
      }
    }

    @Override
    public Pieces handler(@Nullable Handler<Buffer> other) {
      handler = other;
      return this;
    }

    @Override
    public Pieces exceptionHandler(@Nullable Handler<Throwable> other) {
      failureHandler = other;
      return this;
    }

    @Override
    public Pieces endHandler(@Nullable Handler<Void> other) {
      endHandler = other;
      return this;
    }

    @Override
    public Pieces pause() {
      return this;
    }

    @Override
    public Pieces resume() {
      return fetch(Long.MAX_VALUE);
    }

    @Override
    public Pieces fetch(long amount) {
      for (long i = 0; i < amount && !pieces.isEmpty() && handler != null; i++) {
        handler.handle(pieces.remove());
      }
      return this;
    }
  }
}
