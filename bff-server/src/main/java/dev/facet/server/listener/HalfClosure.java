// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.epoll.EpollSocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * Finds out what it means that a client has ended its direction before its response is complete:
 * that it waits for the rest, or that it has left. Both look the same until something is written,
 * to which the system of one that has left responds by a reset. The response asks so by itself;
 * where it does not come at once an interim response does, which every client of HTTP/1.1 skips
 * (RFC 9110, section 15.2). Whom nothing can ask, since the body rests and was begun before, has
 * left.
 *
 * <p>Epoll is asked for the reset, as long as one may take from far away. Other transports only
 * tell of it by the next write, so that there a second interim response is written.
 */
final class HalfClosure implements Runnable {
  private static final long PAUSE_MILLIS = 35;

  /** Looks in all where the system is asked, each after twice the time: 2.2 s. */
  private static final int MAX_LOOKS = 7;

  /** Looks behind which it has been asked, or never is. */
  private static final int QUESTIONS = 2;

  /** A connection that is no more, for Linux: behind a reset. */
  private static final int TCP_CLOSE = 7;

  private final Channel channel;
  private final InboundRequest request;
  private final long written;
  private final boolean asks;
  private int looks;

  /**
   * For a request.
   *
   * @param asks whether the client knows interim responses; one of HTTP/1.0 does not, and the end
   *     of what it sends is its own
   */
  HalfClosure(Channel channel, InboundRequest request, boolean asks) {
    this.asks = asks;
    this.channel = channel;
    this.request = request;
    this.written = request.written();
  }

  /** Looks in a moment, or closes at once. */
  void begin() {
    if (asks) {
      lookIn(PAUSE_MILLIS);
    } else {
      channel.eventLoop().execute(this::close);
    }
  }

  private void lookIn(long millis) {
    var _ = channel.eventLoop().schedule(this, millis, TimeUnit.MILLISECONDS);
  }

  private void close() {
    var _ = channel.close();
  }

  @Override
  public void run() {
    if (!channel.isActive() || request.awaited() == ClientPatience.Awaited.REQUEST) {
      return;
    }
    looks++;
    if (looks == 1 || (looks == QUESTIONS && !tellsResets())) {
      request.probe();
    }
    if (isReset() || (looks == QUESTIONS && !isAsked())) {
      close();
    } else if (looks < (tellsResets() ? MAX_LOOKS : QUESTIONS)) {
      lookIn(PAUSE_MILLIS << (looks - 1));
    }
  }

  /** Whether anything was written since it ended its direction, or waits to be. */
  private boolean isAsked() {
    ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
    return written < 0 // an interim response was, or the response has begun
        || request.written() != written
        || (waiting != null && waiting.totalPendingWriteBytes() > 0);
  }

  private boolean tellsResets() {
    return channel instanceof EpollSocketChannel;
  }

  private boolean isReset() {
    return channel instanceof EpollSocketChannel socket && socket.tcpInfo().state() == TCP_CLOSE;
  }
}
