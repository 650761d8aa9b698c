// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TappedStreamTest {
  private final FakeStream source = new FakeStream();
  private final List<String> events = new ArrayList<>();

  private TappedStream tapped(@Nullable Throwable rejectionOfB) {
    TappedStream stream =
        new TappedStream(
            source,
            new TappedStream.Tap() {
              @Override
              public @Nullable Throwable passing(Buffer piece) {
                events.add("tap " + piece);
                return piece.toString().equals("b") ? rejectionOfB : null;
              }

              @Override
              public void over(@Nullable Throwable failure) {
                events.add("tap over " + failure);
              }
            });
    return stream
        .handler(piece -> events.add("read " + piece))
        .exceptionHandler(failure -> events.add("read failure " + failure.getMessage()))
        .endHandler(_ -> events.add("read end"));
  }

  @Test
  void showsEveryPieceToTheTapBeforeTheReader() {
    tapped(null);
    source.feed("a");
    source.feed("b");
    source.end();
    assertEquals(
        List.of("tap a", "read a", "tap b", "read b", "tap over null", "read end"), events);
  }

  @Test
  void failsInPlaceOfARejectedPieceAndReadsNoFurther() {
    IOException rejection = new IOException("enough");
    TappedStream stream = tapped(rejection);
    stream.resume();
    source.feed("b");
    source.feed("c");
    source.end();
    stream.fetch(1);
    assertEquals(List.of("tap b", "tap over " + rejection, "read failure enough"), events);
    assertEquals(0, source.demand());
  }

  @Test
  void passesFailuresOn() {
    tapped(null);
    source.fail(new IOException("gone"));
    source.fail(new IOException("again"));
    assertEquals(List.of("tap over java.io.IOException: gone", "read failure gone"), events);
  }

  @Test
  void tellsWhoeverListensLateOfAFailure() {
    TappedStream stream = tapped(null).exceptionHandler(null);
    source.fail(new IOException("gone"));
    stream.exceptionHandler(failure -> events.add("late " + failure.getMessage()));
    stream.exceptionHandler(failure -> events.add("again " + failure.getMessage()));
    assertEquals(List.of("tap over java.io.IOException: gone", "late gone"), events);
  }

  @Test
  void passesDemandOn() {
    TappedStream stream = tapped(null);
    stream.fetch(3);
    assertEquals(3, source.demand());
    stream.pause();
    assertEquals(0, source.demand());
    stream.resume();
    assertEquals(Long.MAX_VALUE, source.demand());
  }

  @Test
  void canBeLetGoOfByItsReader() {
    tapped(null).handler(null).exceptionHandler(null).endHandler(null);
    source.feed("a");
    source.end();
    assertEquals(List.of("tap over null"), events);
  }
}
