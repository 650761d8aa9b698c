// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.channel.Channel;
import java.util.concurrent.TimeUnit;

/**
 * Finds out what it means that a client has ended its direction while it has no response: that it
 * waits for one, or that it has left. Both look the same until something is written, which the
 * system of one that has left answers with a reset. So an interim response is written, which every
 * client of HTTP/1.1 skips (RFC 9110, section 15.2), where the response does not come at once; and
 * another one, since the first reset is only seen by the next write.
 */
final class HalfClosure implements Runnable {
  private static final long PAUSE_MILLIS = 35;
  private static final int LOOKS = 2;

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
      var _ = channel.eventLoop().schedule(this, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } else {
      channel
          .eventLoop()
          .execute(() -> {
            var _ = channel.close();
          });
    }
  }

  @Override
  public void run() {
    if (!channel.isActive() || request.awaited() == ClientPatience.Awaited.REQUEST) {
      return;
    }
    request.probe();
    if (++looks < LOOKS) {
      begin();
    } else if (written >= 0 && request.written() == written && isRead()) {
      var _ = channel.close(); // a body that rests, of which nothing can tell
    }
  }

  /** Whether nothing waits to be written, which would tell. */
  private boolean isRead() {
    return channel.unsafe().outboundBuffer() == null
        || channel.unsafe().outboundBuffer().totalPendingWriteBytes() == 0;
  }
}
