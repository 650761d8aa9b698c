// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;

import dev.facet.upstream.config.ConfigBuilder;
import dev.facet.upstream.config.UpstreamConfig;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** One Vert.x for a class of tests, and clients of a fake service that each of them has. */
abstract class WithRunners {
  static Vertx vertx = Vertx.vertx();

  private final List<CallRunner> runners = new ArrayList<>();

  @BeforeAll
  static void startVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stopVertx() {
    await(vertx.close());
  }

  @AfterEach
  final void stop() {
    runners.forEach(CallRunner::close);
    closeService();
  }

  /** Stops the service, which has no clients any more. */
  abstract void closeService();

  /** How the service is called. */
  abstract ConfigBuilder config();

  final CallRunner runner() {
    return runner(config().build());
  }

  final CallRunner runner(UpstreamConfig config) {
    return runner(config, System::nanoTime);
  }

  final CallRunner runner(UpstreamConfig config, LongSupplier clock) {
    return closed(new CallRunner(vertx, config, null, clock));
  }

  final CallRunner runner(UpstreamConfig config, LongSupplier clock, NameLookup names) {
    return closed(new CallRunner(vertx, config, null, clock, names));
  }

  private CallRunner closed(CallRunner runner) {
    runners.add(runner);
    return runner;
  }
}
