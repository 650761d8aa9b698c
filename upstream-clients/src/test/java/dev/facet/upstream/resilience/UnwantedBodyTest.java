// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class UnwantedBodyTest {
  private final Source source = new Source();
  private final List<String> told = new ArrayList<>();
  private Runnable due = () -> {};
  private final Timers timers =
      (_, task) -> {
        due = task;
        return () -> due = () -> {};
      };

  private void drop(long announced) {
    new UnwantedBody(source, new UnwantedBody.Bounds(4, 1_000), () -> told.add("given up"))
        .drop(announced, timers, () -> told.add("read"));
  }

  @Test
  void isReadToItsEndWhereThatIsNear() {
    drop(-1);
    source.piece("abcd");
    source.ends.handle(null);
    due.run();
    assertEquals(List.of("read"), told);
  }

  @Test
  void isGivenUpWhereItIsSaidToBeLong() {
    drop(5);
    assertEquals(List.of("given up"), told);
    assertEquals(0, source.resumed);
  }

  @Test
  void isGivenUpWhereItTurnsOutToBeLong() {
    drop(4);
    source.piece("abcd");
    source.piece("e");
    source.piece("f");
    assertEquals(List.of("given up"), told);
  }

  @Test
  void isGivenUpWhereItsEndDoesNotCome() {
    drop(4);
    source.piece("abc");
    due.run();
    source.ends.handle(null);
    assertEquals(List.of("given up"), told);
  }

  @Test
  void isGivenUpWhereItBreaks() {
    drop(4);
    source.breaks.handle(new IllegalStateException("gone"));
    due.run();
    assertEquals(List.of("given up"), told);
  }

  private static final class Source implements ReadStream<Buffer> {
    private Handler<Buffer> pieces = _ -> {};
    private Handler<Void> ends = _ -> {};
    private Handler<Throwable> breaks = _ -> {};
    private int resumed;

    private void piece(String text) {
      pieces.handle(Buffer.buffer(text));
    }

    @Override
    public Source exceptionHandler(@Nullable Handler<Throwable> handler) {
      breaks = handler == null ? _ -> {} : handler;
      return this;
    }

    @Override
    public Source handler(@Nullable Handler<Buffer> handler) {
      pieces = handler == null ? _ -> {} : handler;
      return this;
    }

    @Override
    public Source endHandler(@Nullable Handler<Void> handler) {
      ends = handler == null ? _ -> {} : handler;
      return this;
    }

    @Override
    public Source pause() {
      return this;
    }

    @Override
    public Source resume() {
      resumed++;
      return this;
    }

    @Override
    public Source fetch(long amount) {
      return this;
    }
  }
}
