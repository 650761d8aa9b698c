// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.vertx.core.net.impl.VertxHandler;

/** The ways in which the connection of a client of HTTP/1.1 is closed. */
final class ClosingChannel {
  private final Channel channel;
  private final LingeringClose lingering = new LingeringClose();
  private boolean announced;
  private boolean resets;

  ClosingChannel(Channel channel) {
    this.channel = channel;
  }

  /** What closes it in stages; to be put into its pipeline. */
  LingeringClose lingering() {
    return lingering;
  }

  /** A response is about to say that it is the last one. */
  void announce() {
    announced = true;
  }

  /** Whether one has said so. */
  boolean isAnnounced() {
    return announced;
  }

  /** Whether it is being closed: what the client still sends is of no interest. */
  boolean hasBegun() {
    return lingering.hasBegun();
  }

  /** Whether its end is on the way: one behind a last response, or one that has begun. */
  boolean isEnding() {
    return announced || hasBegun();
  }

  /** Bytes that wait for the client to read. */
  long unsent() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  /** Behind the last response, in stages. */
  void gently() {
    afterWrites(() -> {
      var _ = channel.close();
    });
  }

  /** What Vert.x holds until the client has read more would come too late behind a close. */
  private void afterWrites(Runnable task) {
    ChannelPromise written = channel.newPromise();
    var _ = written.addListener(_ -> task.run());
    VertxHandler<?> queue = channel.pipeline().get(VertxHandler.class);
    if (queue == null) {
      var _ = channel.writeAndFlush(Unpooled.EMPTY_BUFFER, written);
    } else {
      var _ = queue.getConnection().writeToChannel(Unpooled.EMPTY_BUFFER, true, written);
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
    afterWrites(this::now);
  }

  /** At once. */
  void now() {
    lingering.skip(channel);
  }

  /**
   * Whether a close of the connection, whatever its reason, is a reset. So it has to be within a
   * body that the close delimits (RFC 9112, section 6.3): an orderly one would make it complete. Of
   * one that the client has closed there is nothing to say any more.
   */
  void resetOnClose(boolean broken) {
    if (broken != resets && channel.isOpen()) { // a call into the system
      resets = broken;
      lingering.setResets(broken);
      var _ = channel.config().setOption(ChannelOption.SO_LINGER, broken ? 0 : -1);
    }
  }
}
