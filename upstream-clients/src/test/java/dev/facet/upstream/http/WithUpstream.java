// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.Wire;
import dev.facet.upstream.config.ConfigBuilder;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.Consumer;

/** A fake service of HTTP/1.1 for each test. */
abstract class WithUpstream extends WithRunners {
  final FakeUpstream upstream = FakeUpstream.start(vertx);

  @Override
  final void closeService() {
    upstream.close();
  }

  /**
   * Has the service respond to reads of a target, and leave the connection open.
   *
   * @return the connection of the first read
   */
  final Future<Wire> wireOf(String target, Consumer<Wire> response) {
    Promise<Wire> wire = Promise.promise();
    upstream.on(
        "GET",
        target,
        _ ->
            FakeResponse.steps(open -> {
              response.accept(open);
              wire.tryComplete(open);
            }));
    return wire.future();
  }

  /** A socket whose port is taken, but where no listener. */
  static Socket deaf() throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return socket;
  }

  @Override
  final ConfigBuilder config() {
    return ConfigBuilder.at(upstream.url());
  }
}
