// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.coding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.plugin.FakeStream;
import dev.facet.server.plugin.GatewayResponse.Body;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
    source.end();
    assertEquals(before, received.length());
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
    stream.abort();
    int before = received.length();
    source.feed("late");
    source.end();

    assertEquals(List.of("aborted"), aborted);
    assertEquals(before, received.length());
    assertFalse(ended);
  }

  @Test
  void passesMuchOnWithoutAnEndOfTheTurn() {
    read();
    stream.resume();
    StringBuilder random = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      random.append(Integer.toHexString(i * 0x9E3779B1));
    }
    source.feed(random.toString());

    assertTrue(received.length() > 100_000, received.length() + " bytes");
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
