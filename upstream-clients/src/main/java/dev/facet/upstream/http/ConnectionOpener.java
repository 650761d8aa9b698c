// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpConnectOptions;

/** Opens the connections of one service; it does not pool them. */
interface ConnectionOpener {
  /** Opens one to a server, on the context this is called on. */
  Future<HttpClientConnection> connect(HttpConnectOptions to);

  /** Closes it, and all connections that it opened. */
  Future<Void> close();

  /** One for HTTP/1.1 alone. */
  static ConnectionOpener ofHttp1(HttpClientAgent client) {
    return new ConnectionOpener() {
      @Override
      public Future<HttpClientConnection> connect(HttpConnectOptions to) {
        return client.connect(to);
      }

      @Override
      public Future<Void> close() {
        return client.close();
      }
    };
  }
}
