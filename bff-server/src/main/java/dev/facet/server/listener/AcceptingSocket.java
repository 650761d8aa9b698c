// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The socket that connections of a listener are accepted from; known once it is listened on. Safe
 * for all threads.
 */
public final class AcceptingSocket {
  /** Within one turn of its event loop first what has come is accepted, then tasks are run. */
  private static final int NEXT_TURN_MILLIS = 1;

  private final AtomicReference<ServerSockets.@Nullable Listened> listened =
      new AtomicReference<>();

  /** None is known yet. */
  public AcceptingSocket() {}

  /** It is listened on; the event loops of a listener share it. */
  void set(ServerSockets.Listened shared) {
    listened.set(shared);
  }

  /** The first bytes of a connection are over, and it is one of HTTP. */
  void begun(Channel client) {
    ServerSockets.Listened open = listened.get();
    if (open != null) {
      open.gate().begun(client);
    }
  }

  /**
   * Accepts what the system has queued, and closes the socket behind that: the system resets what
   * is in the queue of a socket when that is closed.
   *
   * @return when it is closed, and each connection has its event loop
   */
  public Future<Void> close() {
    ServerSockets.Listened open = listened.get();
    if (open == null || !open.socket().isOpen()) {
      return Future.succeededFuture();
    }
    Promise<Void> closed = Promise.promise();
    open.socket().eventLoop().execute(() -> acceptRest(open, closed));
    return closed.future();
  }

  private static void acceptRest(ServerSockets.Listened open, Promise<Void> closed) {
    Channel socket = open.socket();
    open.gate().lift(socket);
    var _ =
        socket
            .eventLoop()
            .schedule(
                () -> {
                  var _ = socket.close().addListener(_ -> closed.tryComplete());
                },
                NEXT_TURN_MILLIS,
                TimeUnit.MILLISECONDS);
  }
}
