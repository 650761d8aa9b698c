// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.channel.Channel;
import io.netty.channel.MaxMessagesRecvByteBufAllocator;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The socket that connections of a listener are accepted from. It is known once one was: closing a
 * socket whose queue nobody ever came to resets nobody. Safe for all threads.
 */
public final class AcceptingSocket {
  /** Netty takes 16 in a row, of a queue that holds thousands. */
  private static final int MAX_IN_A_ROW = 4_096;

  /** Within one turn of its event loop first what has come is accepted, then tasks are run. */
  private static final int NEXT_TURN_MILLIS = 1;

  private final AtomicReference<@Nullable Channel> socket = new AtomicReference<>();

  /** None is known yet. */
  public AcceptingSocket() {}

  /** A connection was accepted. */
  void accepted(Channel connection) {
    if (socket.getPlain() == null) {
      socket.set(connection.parent());
    }
  }

  /**
   * Accepts what the system has queued, and closes the socket behind that: the system resets what
   * is in the queue of a socket when that is closed.
   *
   * @return when it is closed, and each connection has its event loop
   */
  public Future<Void> close() {
    Channel open = socket.get();
    if (open == null || !open.isOpen()) {
      return Future.succeededFuture();
    }
    Promise<Void> closed = Promise.promise();
    if (open.config().getRecvByteBufAllocator() instanceof MaxMessagesRecvByteBufAllocator reads) {
      var _ = reads.maxMessagesPerRead(MAX_IN_A_ROW);
    }
    var _ =
        open.eventLoop()
            .schedule(
                () -> {
                  var _ = open.close().addListener(_ -> closed.complete());
                },
                NEXT_TURN_MILLIS,
                TimeUnit.MILLISECONDS);
    return closed.future();
  }
}
