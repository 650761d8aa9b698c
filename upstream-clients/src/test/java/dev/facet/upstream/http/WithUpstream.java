// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.config.ConfigBuilder;
import dev.facet.upstream.config.UpstreamConfig;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** One Vert.x for a class of tests, and a fake service of its own for each of them. */
abstract class WithUpstream {
  static Vertx vertx = Vertx.vertx();

  final FakeUpstream upstream = FakeUpstream.start(vertx);
  private final List<CallRunner> runners = new ArrayList<>();

  @BeforeAll
  static void startVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stopVertx() {
    CallRunner.await(vertx.close());
  }

  @AfterEach
  void stopUpstream() {
    runners.forEach(CallRunner::close);
    upstream.close();
  }

  final CallRunner runner() {
    return runner(config().build());
  }

  final CallRunner runner(UpstreamConfig config) {
    return runner(config, System::nanoTime);
  }

  final CallRunner runner(UpstreamConfig config, LongSupplier clock) {
    CallRunner runner = new CallRunner(vertx, config, null, clock);
    runners.add(runner);
    return runner;
  }

  final CallRunner runner(UpstreamConfig config, LongSupplier clock, NameLookup names) {
    CallRunner runner = new CallRunner(vertx, config, null, clock, names);
    runners.add(runner);
    return runner;
  }

  /** A socket whose port is taken, but where no listener. */
  static Socket deaf() throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return socket;
  }

  final ConfigBuilder config() {
    return ConfigBuilder.at(upstream.url());
  }
}
