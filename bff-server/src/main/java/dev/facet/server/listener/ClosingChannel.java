// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.tls.TlsEnd;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.DuplexChannel;
import java.util.concurrent.TimeUnit;

/** The ways in which the connection of a client of HTTP/1.1 is closed. */
final class ClosingChannel {
  /** How long a client has to read the last response before the connection is closed for good. */
  private static final int LINGER_MILLIS = 1_000;

  private final Channel channel;
  private boolean resets;

  ClosingChannel(Channel channel) {
    this.channel = channel;
  }

  /** Bytes that wait for the client to read. */
  long unsent() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  /**
   * Behind the last response (RFC 9112, section 9.6): what the client still sends is read for a
   * moment and dropped, since a reset could take the response from it.
   */
  void gently() {
    // What was written while something is read is not on its way yet.
    var _ = channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> output());
  }

  private void output() {
    if (channel instanceof DuplexChannel duplex && duplex.isActive()) {
      TlsEnd.closeOutput(duplex);
      var _ = channel.eventLoop().schedule(this::now, LINGER_MILLIS, TimeUnit.MILLISECONDS);
    } else {
      now();
    }
  }

  /** At once; as broken off where the client has not got everything. */
  void drop() {
    if (unsent() > 0) {
      reset();
    } else {
      now();
    }
  }

  /** At once, in a way that no client takes for the end of a body. */
  void reset() {
    resetOnClose(true);
    now();
  }

  /** At once, behind what was written. */
  void behind() {
    var _ = channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> now());
  }

  /** At once. */
  void now() {
    if (resets) {
      TlsEnd.cut(channel);
    } else {
      var _ = channel.close();
    }
  }

  /**
   * Whether a close of the connection, whatever its reason, is a reset. So it has to be within a
   * body that the close delimits (RFC 9112, section 6.3): an orderly one would make it complete. Of
   * one that the client has closed there is nothing to say any more.
   */
  void resetOnClose(boolean broken) {
    if (broken != resets && channel.isOpen()) { // a call into the system
      resets = broken;
      var _ = channel.config().setOption(ChannelOption.SO_LINGER, broken ? 0 : -1);
    }
  }
}
