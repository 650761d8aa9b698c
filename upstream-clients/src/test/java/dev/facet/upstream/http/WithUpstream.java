// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.FakeUpstream;
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
  private final List<Caller> callers = new ArrayList<>();

  @BeforeAll
  static void startVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stopVertx() {
    Caller.await(vertx.close());
  }

  @AfterEach
  void stopUpstream() {
    callers.forEach(Caller::close);
    upstream.close();
  }

  final Caller caller() {
    return caller(config().build());
  }

  final Caller caller(UpstreamConfig config) {
    return caller(config, System::nanoTime);
  }

  final Caller caller(UpstreamConfig config, LongSupplier clock) {
    Caller caller = new Caller(vertx, config, null, clock);
    callers.add(caller);
    return caller;
  }

  final Caller caller(UpstreamConfig config, LongSupplier clock, NameLookup names) {
    Caller caller = new Caller(vertx, config, null, clock, names);
    callers.add(caller);
    return caller;
  }

  /** A socket whose port is taken, but where nobody listens. */
  static Socket deaf() throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return socket;
  }

  final ConfigBuilder config() {
    return ConfigBuilder.at(upstream.url());
  }
}
