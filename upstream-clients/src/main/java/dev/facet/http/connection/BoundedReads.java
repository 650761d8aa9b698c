// SPDX-License-Identifier: Apache-2.0
package dev.facet.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelConfig;
import io.netty.util.UncheckedBooleanSupplier;

/**
 * Reads of a connection, which grow to what arrives at once where there is memory for it, and are
 * small where it is scarce: what is read may have to wait for a slow reader.
 */
public final class BoundedReads extends AdaptiveRecvByteBufAllocator {
  /**
   * Reads of at most so much.
   *
   * @param maximum in bytes, 64 or more
   */
  public BoundedReads(int maximum) {
    super(DEFAULT_MINIMUM, DEFAULT_INITIAL, maximum);
  }

  @Override
  @SuppressWarnings("deprecation") // Netty has no other type to override it with
  public Handle newHandle() {
    return new BoundedHandle((ExtendedHandle) super.newHandle());
  }

  private record BoundedHandle(ExtendedHandle adaptive) implements ExtendedHandle {
    @Override
    public ByteBuf allocate(ByteBufAllocator allocator) {
      return allocator.ioBuffer(guess());
    }

    @Override
    public int guess() {
      return BufferMemory.ofProcess().bounded(adaptive.guess());
    }

    @Override
    public void reset(ChannelConfig config) {
      adaptive.reset(config);
    }

    @Override
    public void incMessagesRead(int messages) {
      adaptive.incMessagesRead(messages);
    }

    @Override
    public void lastBytesRead(int bytes) {
      BufferMemory.ofProcess().passed(Math.max(0, bytes));
      adaptive.lastBytesRead(bytes);
    }

    @Override
    public int lastBytesRead() {
      return adaptive.lastBytesRead();
    }

    @Override
    public void attemptedBytesRead(int bytes) {
      adaptive.attemptedBytesRead(bytes);
    }

    @Override
    public int attemptedBytesRead() {
      return adaptive.attemptedBytesRead();
    }

    @Override
    public boolean continueReading() {
      return adaptive.continueReading();
    }

    @Override
    public boolean continueReading(UncheckedBooleanSupplier maybeMoreData) {
      return adaptive.continueReading(maybeMoreData);
    }

    @Override
    public void readComplete() {
      adaptive.readComplete();
    }
  }
}
