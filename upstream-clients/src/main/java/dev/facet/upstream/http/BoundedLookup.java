// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/** Waits for a lookup only so long. The lookup goes on, for later calls to the same name. */
final class BoundedLookup implements NameLookup {
  private final Vertx vertx;
  private final NameLookup names;
  private final long patienceMillis;

  BoundedLookup(Vertx vertx, NameLookup names, Duration patience) {
    this.vertx = vertx;
    this.names = names;
    this.patienceMillis = Math.max(1, patience.toMillis());
  }

  @Override
  public Future<List<InetAddress>> lookUp(String host) {
    Future<List<InetAddress>> found = names.lookUp(host);
    if (found.isComplete()) {
      return found;
    }
    Promise<List<InetAddress>> waiter = ((VertxInternal) vertx).getOrCreateContext().promise();
    long timer =
        vertx.setTimer(
            patienceMillis,
            _ ->
                waiter.tryFail(
                    new UnknownHostException(
                        host + ": no name server responded within " + patienceMillis + " ms")));
    var _ =
        found.onComplete(
            addresses -> {
              vertx.cancelTimer(timer);
              waiter.tryComplete(addresses);
            },
            fault -> {
              vertx.cancelTimer(timer);
              waiter.tryFail(fault);
            });
    return waiter.future();
  }

  @Override
  public Duration again() {
    return names.again();
  }
}
