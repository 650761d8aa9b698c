// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.coding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.plugin.FakeStream;
import dev.facet.server.plugin.GatewayResponse.Body;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A stream without an event loop: each piece is a turn of its own. */
final class EncodedStreamTest {
  private final FakeStream source = new FakeStream();
  private final List<String> aborted = new ArrayList<>();
  private int opened;
  private int closed;
  private final EncodedStream stream =
      new EncodedStream(
          new Body.Streamed(source, null, () -> aborted.add("aborted")),
          out -> {
            opened++;
            return ContentCoding.GZIP.stream(out);
          },
          () -> closed++);
  private final Buffer received = Buffer.buffer();
  private final List<Throwable> failures = new ArrayList<>();
  private boolean ended;

  private void read() {
    stream
        .handler(received::appendBuffer)
        .exceptionHandler(failures::add)
        .endHandler(_ -> ended = true);
  }

  private String text(int length) throws IOException {
    byte[] read =
        ContentCodingTest.decoder(ContentCoding.GZIP, received.getBytes()).readNBytes(length);
    return new String(read, StandardCharsets.UTF_8);
  }

  @Test
  void passesEachPieceOnBeforeTheNext() throws IOException {
    read();
    stream.resume();
    source.feed("one");
    assertEquals("one", text(3));
    source.feed("two");
    assertEquals("onetwo", text(6));
    source.end();

    assertTrue(ended);
    assertEquals("onetwo", text(99));
  }

  @Test
  void letsTheSourceFlowOnlyWhileTheReaderTakes() throws IOException {
    read();
    stream.fetch(1);
    assertTrue(source.demand() > 0);
    source.feed("one");
    assertEquals(0, source.demand());

    int before = received.length();
    source.feed("two"); // it was on its way
    assertEquals(before, received.length());
    stream.fetch(1);
    assertTrue(received.length() > before);
    assertEquals(0, source.demand());
    stream.fetch(2);
    assertTrue(source.demand() > 0);
    stream.pause();
    assertEquals(0, source.demand());
    source.end();
    assertFalse(ended);

    stream.resume();
    assertTrue(ended);
    assertEquals("onetwo", text(99));
  }

  @Test
  void breaksOffWithItsSource() {
    read();
    stream.resume();
    source.feed("one");
    IOException failure = new IOException("gone");
    source.fail(failure);
    source.end();

    assertSame(failure, failures.getFirst());
    assertFalse(ended);
  }

  @Test
  void tellsALateListenerThatItsSourceBrokeOff() {
    IOException failure = new IOException("gone");
    source.fail(failure);
    read();

    assertEquals(List.of(failure), failures);
  }

  @Test
  void tellsTheSourceThatTheClientLeft() {
    read();
    stream.resume();
    source.feed("early");
    stream.abort();
    assertEquals(1, closed);
    int before = received.length();
    source.feed("late");
    source.end();

    assertEquals(List.of("aborted"), aborted);
    assertEquals(1, closed);
    assertEquals(before, received.length());
    assertFalse(ended);
  }

  @Test
  void passesMuchOnWithoutAnEndOfTheTurnAndLittleAtItsEnd() throws Exception {
    Vertx vertx = Vertx.vertx();
    CompletableFuture<List<Integer>> lengths = new CompletableFuture<>();
    StringBuilder random = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      random.append(Integer.toHexString(i * 0x9E3779B1));
    }
    read();
    try {
      vertx.runOnContext(_ -> {
        stream.resume();
        source.feed("little");
        int before = received.length();
        source.feed(random.toString());
        lengths.complete(List.of(before, received.length()));
      });
      List<Integer> got = lengths.get(60, TimeUnit.SECONDS);
      assertEquals(0, got.getFirst());
      assertTrue(got.getLast() > 100_000, got::toString);
    } finally {
      vertx.close();
    }
  }

  @Test
  void holdsNoMemoryBeforeTheFirstPieceNorBehindTheLast() {
    read();
    stream.fetch(1);
    assertEquals(0, opened);
    source.feed("one");
    source.feed("two");
    assertEquals(1, opened);
    assertEquals(0, closed);
    source.end(); // the reader has taken one piece and pauses
    assertEquals(1, closed);

    stream.resume();
    assertTrue(ended);
    stream.abort();
    assertEquals(1, closed);
  }

  @Test
  void givesItsMemoryBackWhenItsSourceBreaksOffAndWhenTheClientLeaves() {
    read();
    source.fail(new IOException("gone"));
    assertEquals(1, closed);
    stream.abort();
    assertEquals(1, closed);
    assertEquals(0, opened);
  }
}
