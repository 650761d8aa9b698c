// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.Delivery;
import dev.facet.upstream.FakeSource;
import dev.facet.upstream.ResponseBody;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.resilience.Timers;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A body that is kept as it passes, whatever its reader does. */
final class KeepingBodyTest {
  private static final long LIMIT = 7;

  private final FakeSource source = new FakeSource();
  private final ArrivingBytes memory = new ArrivingBytes(10);
  private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();
  private final List<String> read = new ArrayList<>();
  private final List<Runnable> due = new ArrayList<>();
  private boolean aborted;

  private final class Response implements UpstreamStream {
    @Override
    public int status() {
      return 200;
    }

    @Override
    public MultiMap headers() {
      return headers;
    }

    @Override
    public ReadStream<Buffer> body() {
      return source;
    }

    @Override
    public Delivery delivery() {
      return Delivery.NONE;
    }

    @Override
    public MultiMap trailers() {
      return MultiMap.caseInsensitiveMultiMap();
    }

    @Override
    public void abort() {
      aborted = true;
    }
  }

  private KeepingBody keeping() {
    Timers timers =
        (_, task) -> {
          due.add(task);
          return () -> due.remove(task);
        };
    HiddenFailures failures = new HiddenFailures("users", () -> 0);
    return new KeepingBody(
        new Response(), LIMIT, memory, new UnreadBodies(timers, Duration.ofSeconds(10), failures));
  }

  @Test
  void hasATimeOfItsOwnOnceNobodyReadsIt() {
    KeepingBody body = keeping();
    Future<ResponseBody> whole = body.collect();
    source.push("123");
    assertEquals(0, due.size());

    body.leave();
    body.leave();
    assertEquals(1, due.size());
    assertFalse(aborted);
    due.getFirst().run();

    assertTrue(whole.failed());
    assertTrue(aborted);
    assertTrue(memory.take(10));
  }

  @Test
  void isWholeWhereItEndsWithinThatTime() {
    KeepingBody body = keeping();
    Future<ResponseBody> whole = body.collect();
    body.leave();

    source.push("123").end();

    assertEquals(0, due.size());
    assertEquals("123", new String(whole.result().bytes(), US_ASCII));
    assertFalse(aborted);
  }

  @Test
  void isWholeBeforeItsReaderHasTheLastByte() {
    headers.set("content-length", "4");
    KeepingBody body = keeping();
    Future<ResponseBody> whole = body.collect();
    List<Boolean> wholeWhenRead = new ArrayList<>();
    body.handler(_ -> wholeWhenRead.add(whole.isComplete())).resume();

    source.push("bo");
    source.push("dy");

    assertEquals(List.of(false, true), wholeWhenRead);
    assertEquals(4, whole.result().length());
  }

  @Test
  void whatIsLongerIsReadNoFasterThanItsReaderReads() {
    KeepingBody body = keeping();
    body.handler(piece -> read.add(piece.toString()));
    Future<ResponseBody> whole = body.collect();

    source.push("1234").push("5678").push("more");

    assertTrue(whole.failed());
    assertTrue(body.isTooLong());
    assertTrue(source.halted().isComplete());
    assertEquals(8, source.emitted());

    body.resume();
    assertEquals(List.of("1234", "5678", "more"), read);
    assertEquals(12, source.emitted());
  }

  @Test
  void whatIsTooLongIsGivenUpWithItsReaderAtOnce() {
    KeepingBody body = keeping();
    var _ = body.collect();
    source.push("123456789");
    assertFalse(aborted);

    body.leave();

    assertTrue(aborted);
  }

  @Test
  void whatIsKeptGoesOnWithoutItsReader() {
    KeepingBody body = keeping();
    Future<ResponseBody> whole = body.collect();
    source.push("123");

    body.leave();
    source.push("4").end();

    assertFalse(aborted);
    assertEquals(4, whole.result().length());
  }

  @Test
  void theMemoryOfWhatIsTooLongIsGivenBackAsSoonAsItIsRead() {
    KeepingBody body = keeping();
    body.handler(piece -> read.add(piece.toString()));
    var _ = body.collect();
    source.push("123456").push("789");
    assertFalse(memory.take(5));

    body.resume();

    assertTrue(memory.take(10));
  }

  @Test
  void aReaderWhoLeavesGivesItsMemoryBackOnceItIsWhole() {
    KeepingBody body = keeping();
    var _ = body.collect();
    source.push("123456");
    body.leave();
    assertFalse(memory.take(5));

    source.end();

    assertTrue(memory.take(10));
  }

  @Test
  void aReaderWhoLeavesAfterItIsWholeGivesItsMemoryBack() {
    KeepingBody body = keeping();
    var _ = body.collect();
    source.push("123456").end();
    assertFalse(memory.take(5));

    body.leave();

    assertTrue(memory.take(10));
  }

  @Test
  void whereThereIsNoMemoryLeftItIsPassedOnAndNotKept() {
    assertTrue(memory.take(8));
    KeepingBody body = keeping();
    body.handler(piece -> read.add(piece.toString())).resume();
    Future<ResponseBody> whole = body.collect();

    source.push("1234").end();

    assertTrue(whole.failed());
    assertFalse(body.isTooLong());
    assertEquals(List.of("1234"), read);
    assertTrue(memory.take(2));
  }
}
