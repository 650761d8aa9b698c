// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.RequestOptions;
import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Opens a connection, on the context it is called on. */
interface Connector {
  /** Names no host: requests are for the one that was connected to. */
  RequestOptions ANYTHING = new RequestOptions();

  /** Opens one. */
  Future<HttpClientConnection> connect();

  /** Whether a connection to an address is still used; true for one that is not known. */
  default boolean keeps(@Nullable InetAddress address) {
    return true;
  }

  /** How long to wait before {@link #lookAgain}; null for ever. */
  default @Nullable Duration lookAgainAfter() {
    return null;
  }

  /** Finds out anew which addresses it keeps; what cannot be found out stays as it was. */
  default Future<Void> lookAgain() {
    return Future.succeededFuture();
  }

  /** The host that requests are for; without one it is the one that was connected to. */
  default RequestOptions authority() {
    return ANYTHING;
  }

  /** For how many calls a connection is expected to have room. */
  default int room() {
    return 1;
  }
}
