// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Timers of a real event loop. */
@Timeout(60)
class TimersTest {
  private final Vertx vertx = Vertx.vertx();
  private final Timers timers = Timers.of(vertx);

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void taskRunsOnTheContextThatSetItsTimer() {
    Context setter = vertx.getOrCreateContext();
    Promise<Context> ran = Promise.promise();
    setter.runOnContext(_ -> {
      var _ = timers.set(1, () -> ran.complete(Vertx.currentContext()));
    });
    assertSame(setter, ran.future().await());
  }

  @Test
  void timerThatIsTakenBackDoesNotRun() {
    List<String> ran = new ArrayList<>();
    Promise<List<String>> end = Promise.promise();
    vertx
        .getOrCreateContext()
        .runOnContext(_ -> {
          Timers.Timer first = timers.set(1, () -> ran.add("first"));
          var _ =
              timers.set(
                  2,
                  () -> {
                    ran.add("second");
                    end.complete(ran);
                  });
          first.cancel();
        });
    assertEquals(List.of("second"), end.future().await());
  }

  @Test
  void taskThatThrowsIsReportedToItsContext() {
    Context setter = vertx.getOrCreateContext();
    Promise<Throwable> reported = Promise.promise();
    setter.exceptionHandler(reported::complete);
    IllegalStateException fault = new IllegalStateException("planted");
    setter.runOnContext(_ -> {
      var _ =
          timers.set(
              1,
              () -> {
                throw fault;
              });
    });
    assertSame(fault, reported.future().await());
  }
}
