// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static io.netty.handler.codec.ByteToMessageDecoder.MERGE_CUMULATOR;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What Netty does not mind in the PROXY header before a connection: a line of version 1 that is
 * written otherwise than section 2.1 of HAProxy's specification has it, and a checksum of version 2
 * that is wrong (2.2.3) or a length above 2 KiB. The connection is closed, as is one that begins
 * with no header, or whose header is not there as a whole in time. So Netty gets whole ones alone,
 * and waits for nothing.
 */
final class ProxyHeaderRules extends ChannelInboundHandlerAdapter {
  private static final byte[] TEXT = "PROXY ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BINARY = HexFormat.of().parseHex("0d0a0d0a000d0a515549540a");
  private static final int MAX_TEXT = 107;

  /** Of version 2 with what is attached to it; Netty would hold 64 KiB before any trust. */
  private static final int MAX_BINARY = 2_048;

  private static final int FIXED = 16;
  private static final int COMMAND = FIXED - 4;
  private static final int FAMILY = FIXED - 3;
  private static final int LOCAL = 0x20;
  private static final int PROXIED = 0x21;
  private static final int LAST_OF_IP = 2;
  private static final int CHECKSUM = 3;

  /**
   * A line of version 1 (2.1): single spaces, decimal numbers without a sign or a zero in front,
   * one CRLF, and behind UNKNOWN anything. Groups of an IPv6 address may have zeroes in front.
   */
  private static final Pattern LINE =
      Pattern.compile(
          "PROXY (UNKNOWN( [^\r\n]*)?|TCP4( IP){2}( NUMBER){2}|TCP6( [0-9A-Fa-f:.]+){2}( NUMBER){2})\r\n"
              .replace("IP", "NUMBER(\\.NUMBER){3}")
              .replace("NUMBER", "(0|[1-9][0-9]{0,4})"));

  private final Duration patience;
  private final Optional<? extends ChannelHandler> next;
  private @Nullable ScheduledFuture<?> late;

  /** What came of the header, in one buffer however many parts it came in. */
  private ByteBuf held = Unpooled.EMPTY_BUFFER;

  /**
   * For one connection.
   *
   * @param patience how long the header is waited for, from the start of the connection
   * @param next reads what follows the header first, and takes the place of these
   */
  ProxyHeaderRules(Duration patience, Optional<? extends ChannelHandler> next) {
    this.patience = patience;
    this.next = next;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    late =
        context
            .executor()
            .schedule(
                () -> {
                  var _ = context.close();
                },
                patience.toNanos(),
                TimeUnit.NANOSECONDS);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    held = MERGE_CUMULATOR.cumulate(context.alloc(), held, (ByteBuf) message);
    int length = length(held);
    if (length == 0 || length > MAX_BINARY) {
      var _ = context.close();
    } else if (length <= held.readableBytes()) {
      decide(context, length);
    }
  }

  private void decide(ChannelHandlerContext context, int length) {
    if (!isKept(held, length)) {
      var _ = context.close();
      return;
    }
    leaveOwnAddress(held);
    ByteBuf all = held;
    held = Unpooled.EMPTY_BUFFER;
    if (next.isPresent()) {
      context.fireChannelRead(all.readRetainedSlice(length));
      context.pipeline().replace(this, null, next.get());
    } else {
      context.pipeline().remove(this);
    }
    context.fireChannelRead(all);
  }

  /**
   * Addresses of a family that is none of IP are no client's: the connection keeps its own, as
   * where the header has none.
   */
  private static void leaveOwnAddress(ByteBuf header) {
    int start = header.readerIndex();
    if (header.getByte(start) == BINARY[0] && header.getByte(start + FAMILY) >> 4 > LAST_OF_IP) {
      header.setByte(start + COMMAND, LOCAL);
    }
  }

  /** Of a connection that was closed too. */
  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    if (late != null) {
      late.cancel(false);
    }
    held.release();
    held = Unpooled.EMPTY_BUFFER;
  }

  /** Of the header; 0 where it is none, more than there is where it goes on. */
  private static int length(ByteBuf all) {
    int start = all.readerIndex();
    if (begins(all, BINARY)) {
      return all.readableBytes() < FIXED ? FIXED : FIXED + all.getUnsignedShort(start + FIXED - 2);
    }
    if (begins(all, TEXT)) {
      int looked = Math.min(all.readableBytes(), MAX_TEXT);
      int end = all.bytesBefore(looked, (byte) '\n');
      return end < 0 && looked < MAX_TEXT ? looked + 1 : end + 1;
    }
    return 0;
  }

  private static boolean begins(ByteBuf all, byte[] prefix) {
    int compared = Math.min(prefix.length, all.readableBytes());
    return ByteBufUtil.equals(all, all.readerIndex(), Unpooled.wrappedBuffer(prefix), 0, compared);
  }

  private static boolean isKept(ByteBuf all, int length) {
    byte[] header = ByteBufUtil.getBytes(all, all.readerIndex(), length);
    return header[0] == TEXT[0]
        ? LINE.matcher(new String(header, StandardCharsets.US_ASCII)).matches()
        : isSound(header);
  }

  private static boolean isSound(byte[] header) {
    if (Byte.toUnsignedInt(header[COMMAND]) != PROXIED) {
      return true; // its addresses are not believed
    }
    int at =
        FIXED
            + switch (header[FAMILY] >> 4) {
              case 1 -> 12;
              case 2 -> 36;
              case 3 -> 216;
              default -> 0;
            };
    while (at + 3 <= header.length) {
      int size = Byte.toUnsignedInt(header[at + 1]) << 8 | Byte.toUnsignedInt(header[at + 2]);
      if (header[at] == CHECKSUM) {
        return size == Integer.BYTES && at + 3 + size <= header.length && matches(header, at + 3);
      }
      at += 3 + size;
    }
    return true;
  }

  /** The checksum is that of the header with zeroes in its place. */
  private static boolean matches(byte[] header, int place) {
    CRC32C computed = new CRC32C();
    computed.update(header, 0, place);
    computed.update(new byte[Integer.BYTES]);
    int behind = place + Integer.BYTES;
    computed.update(header, behind, header.length - behind);
    return (int) computed.getValue() == Unpooled.wrappedBuffer(header).getInt(place);
  }
}
