// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks up again where the connections to an endpoint go, as long as there are some, and has those
 * closed that lead elsewhere. Usable from any thread.
 */
final class AddressWatch {
  private final Vertx vertx;
  private final Connector connector;
  private final Runnable closeUnkept;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger ofHttp2 = new AtomicInteger();
  private final AtomicBoolean watching = new AtomicBoolean();

  /**
   * A watch that begins with the first connection.
   *
   * @param closeUnkept closes what the connector does not keep, on all event loops
   */
  AddressWatch(Vertx vertx, Connector connector, Runnable closeUnkept) {
    this.vertx = vertx;
    this.connector = connector;
    this.closeUnkept = closeUnkept;
  }

  /** A connection was opened, of HTTP/2 or of HTTP/1.1. */
  void opened(boolean http2) {
    connections.incrementAndGet();
    if (http2) {
      ofHttp2.incrementAndGet();
    }
    watch();
  }

  /** The same was closed. */
  void closed(boolean http2) {
    connections.decrementAndGet();
    if (http2) {
      ofHttp2.decrementAndGet();
    }
  }

  /** How many are open, of HTTP/2 or of HTTP/1.1. */
  int open(boolean http2) {
    return http2 ? ofHttp2.get() : connections.get() - ofHttp2.get();
  }

  private void watch() {
    Duration after = connector.lookAgainAfter();
    if (after != null && watching.compareAndSet(false, true)) {
      lookAfter(after);
    }
  }

  private void lookAfter(Duration after) {
    var _ = vertx.setTimer(Math.max(1, after.toMillis()), _ -> look(after));
  }

  private void look(Duration after) {
    if (connections.get() > 0) {
      var _ =
          connector
              .lookAgain()
              .onComplete(_ -> {
                closeUnkept.run();
                lookAfter(after);
              });
      return;
    }
    watching.set(false);
    if (connections.get() > 0) { // opened meanwhile, when it still was watched
      watch();
    }
  }
}
