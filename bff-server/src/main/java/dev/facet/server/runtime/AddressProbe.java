// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import dev.facet.server.config.listener.ListenerConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;

/** Tells whether an address is one of this machine, whatever its ports are taken by. */
final class AddressProbe {
  private AddressProbe() {}

  /**
   * Listens for a moment on a port that is free.
   *
   * @param listener its name in the file
   * @return fails as the listener would
   */
  static Future<Void> of(Vertx vertx, String listener, ListenerConfig config) {
    NetServer server = vertx.createNetServer().connectHandler(NetSocket::close);
    return server
        .listen(0, config.address())
        .compose(NetServer::close)
        .recover(failure -> BindFailure.of(failure, listener, config.address(), config.port()));
  }
}
