// SPDX-License-Identifier: Apache-2.0
package dev.facet.http.connection;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelConfig;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.internal.PlatformDependent;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * How much there is left of the memory for bytes that have been read from a socket or are to be
 * written to one, in the heap and outside of it. All connections share it. Without a heap the
 * process ends, and Java lets a thread that finds no memory outside of it sleep: an event loop must
 * not come so far.
 */
public final class BufferMemory {
  /** How much there is. */
  public enum Level {
    /** Whoever is slow may have as much waiting as keeps him busy. */
    PLENTY,
    /** A quarter is taken: whoever is slow gets along with little. */
    SCARCE,
    /** Three eighths are taken: who takes nothing for a while is to let go of what he has. */
    SPENT,
    /** Half of it is taken: nobody may have more waiting. */
    EXHAUSTED
  }

  private static final int SCARCE_READ = 16 * 1_024;

  /** Is asked for whatever there is, and is little enough for any number of connections. */
  private static final int EXHAUSTED_READ = 2 * 1_024;

  /** More than what is sent at once. */
  private static final WriteBufferWaterMark AHEAD =
      new WriteBufferWaterMark(64 * 1_024, 128 * 1_024);

  /** A call into the system has to do for so much at least. */
  private static final WriteBufferWaterMark AHEAD_IN_NEED =
      new WriteBufferWaterMark(16 * 1_024, 32 * 1_024);

  /** So many bytes pass in a thread between two looks: far less than what makes a difference. */
  private static final int BETWEEN_LOOKS = 1_024 * 1_024;

  private static final BufferMemory OF_PROCESS =
      new BufferMemory(
          BufferMemory::pooled,
          Math.min(PlatformDependent.estimateMaxDirectMemory(), Runtime.getRuntime().maxMemory()));

  private static final FastThreadLocal<int[]> PASSED =
      new FastThreadLocal<>() {
        @Override
        protected int[] initialValue() {
          return new int[1];
        }
      };

  private final LongAdder waiting = new LongAdder();
  private final LongSupplier taken;
  private final long limit;
  private volatile Level level = Level.PLENTY;

  /**
   * Of a memory.
   *
   * @param taken how many bytes of it are taken
   * @param limit how many there are
   */
  BufferMemory(LongSupplier taken, long limit) {
    this.taken = taken;
    this.limit = limit;
  }

  /** That of the process, by Java's limits ({@code -Xmx}, {@code -XX:MaxDirectMemorySize}). */
  public static BufferMemory ofProcess() {
    return OF_PROCESS;
  }

  /** How much there was when it was last looked at. */
  public Level level() {
    return level;
  }

  /** Notes bytes that pass in this thread; looks again after some. */
  public void passed(int bytes) {
    int[] count = PASSED.get();
    count[0] += bytes;
    if (count[0] >= BETWEEN_LOOKS) {
      count[0] = 0;
      var _ = look();
    }
  }

  /** How much there is now. */
  public Level look() {
    long now = taken();
    level =
        now > limit / 2
            ? Level.EXHAUSTED
            : now > limit / 8 * 3 ? Level.SPENT : now > limit / 4 ? Level.SCARCE : Level.PLENTY;
    return level;
  }

  /** How many bytes are taken now. */
  public long taken() {
    return taken.getAsLong() + waiting.sum();
  }

  /** How many bytes there are. */
  public long limit() {
    return limit;
  }

  /** How much may be read at once of what would be. */
  public int bounded(int bytes) {
    return switch (level) {
      case PLENTY -> bytes;
      case SCARCE, SPENT -> Math.min(bytes, SCARCE_READ);
      case EXHAUSTED -> Math.min(bytes, EXHAUSTED_READ);
    };
  }

  /** Bytes in the heap wait for a slow reader, or, where it is negative, do so no longer. */
  public void waits(int bytes) {
    waiting.add(bytes);
  }

  /** Bounds what may be written to a connection before its writer is asked to wait. */
  public void bound(ChannelConfig writes) {
    WriteBufferWaterMark ahead = level == Level.PLENTY ? AHEAD : AHEAD_IN_NEED;
    if (writes.getWriteBufferWaterMark() != ahead) {
      writes.setWriteBufferWaterMark(ahead);
    }
  }

  /** Of the pooled allocator what is in use now, for what it keeps free is soon used again. */
  private static long pooled() {
    return switch (ByteBufAllocator.DEFAULT) {
      case PooledByteBufAllocator pooled -> pooled.pinnedDirectMemory();
      case ByteBufAllocatorMetricProvider other -> other.metric().usedDirectMemory();
      default -> 0;
    };
  }
}
