// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The end of one event loop's share of a listener: what was begun gets its response while there is
 * time, and a problem then.
 *
 * @param connections that were accepted
 * @param socket what holds those that are not yet, where it is known
 * @param nanoTime a steady clock
 * @param grace how long requests in flight have, in milliseconds
 */
record ListenerStop(
    Vertx vertx,
    OpenConnections connections,
    Optional<ServerSockets.Listened> socket,
    LongSupplier nanoTime,
    long grace) {
  /** How long the last responses have to be sent after the time for requests in flight. */
  private static final int LAST_MILLIS = 500;

  /** How long a connection on which nothing has come yet is waited for at the end. */
  private static final int FIRST_MILLIS = 1_000;

  private static final int LOOK_MILLIS = 10;

  /** Closes a server, which takes no new connections from now on. */
  Future<Void> end(HttpServer server) {
    vertx.setTimer(Math.max(grace, 1), _ -> giveUp());
    return awaitHeads(nanoTime.getAsLong())
        .compose(
            waited -> server.shutdown(grace - waited + 2 * LAST_MILLIS, TimeUnit.MILLISECONDS));
  }

  /**
   * Vert.x closes what has no request in hand, though its first one may be on its way, or a part of
   * the next one is there.
   *
   * @param begun by the steady clock
   * @return how long that took, in milliseconds, at most the grace
   */
  private Future<Long> awaitHeads(long begun) {
    long waited = TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - begun);
    boolean late = waited >= FIRST_MILLIS;
    boolean serves = connections.stop(late);
    boolean begins = socket.map(open -> open.gate().stop(late)).orElse(false);
    return (serves || begins) && waited + LOOK_MILLIS <= grace
        ? vertx.timer(LOOK_MILLIS, TimeUnit.MILLISECONDS).compose(_ -> awaitHeads(begun))
        : Future.succeededFuture(Math.min(waited, grace));
  }

  /** The last responses have their time from now on, however late this loop is. */
  private void giveUp() {
    connections.giveUp(tooLate());
    vertx.setTimer(LAST_MILLIS, _ -> connections.cut());
  }

  private static Problem tooLate() {
    return Problem.of(
        ProblemCode.SHUTTING_DOWN,
        "The gateway stops listening here; it could not wait for the response longer.");
  }
}
