// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.resilience.Timers;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WatchedLoopTest {
  private final Vertx vertx = Vertx.vertx();
  private final List<String> ran = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void runsNoStepAfterItsEndButTheLast() throws Exception {
    WatchedLoop loop = new WatchedLoop(vertx, Timers.of(vertx));
    loop.run(() -> {
      ran.add("before");
      loop.close(() -> ran.add("last"));
      loop.close(() -> ran.add("never"));
      loop.go(() -> ran.add("never"));
    });
    loop.run(() -> ran.add("never"));
    loop.netty().submit(() -> {}).get();
    loop.netty().submit(() -> {}).get();

    assertEquals(List.of("before", "last"), ran);
  }
}
