// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http2.Http2CodecUtil;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Looks whether a service begins with the settings of HTTP/2 (RFC 9113, section 3.4), before Vert.x
 * takes what it says for frames and tells the log about it. Until they have come, it hears why
 * nothing more comes too: Vert.x forgets the alert of a service that rejects a handshake of TLS 1.3
 * so late.
 */
final class PrefaceCheck extends ByteToMessageDecoder {
  /** Of a frame, in bytes. */
  static final int HEAD_LENGTH = 9;

  private static final int TYPE_AT = 3;
  private static final int SETTINGS = 4;
  private static final int STREAM_AT = 5;
  private static final int ENTRY_LENGTH = 6;

  private static final String NOT_SPOKEN =
      "the service does not speak HTTP/2: its first bytes are no settings";

  private final Consumer<Throwable> otherwise;

  /**
   * A check that lets everything pass behind the first frame.
   *
   * @param otherwise runs where that is none of settings that hold, with the reason; nothing passes
   *     then
   */
  PrefaceCheck(Consumer<Throwable> otherwise) {
    this.otherwise = otherwise;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (in.readableBytes() < HEAD_LENGTH) {
      return;
    }
    int start = in.readerIndex();
    int length = in.getUnsignedMedium(start);
    if (!isSettings(in)) {
      reject(in, NOT_SPOKEN);
    } else if (in.readableBytes() >= HEAD_LENGTH + length) {
      String wrong = wrong(in.slice(start + HEAD_LENGTH, length));
      if (wrong.isEmpty()) {
        context.pipeline().remove(this); // what it holds goes on
      } else {
        reject(in, "the service's settings of HTTP/2 break its rules: " + wrong);
      }
    }
  }

  /**
   * Whether bytes begin with the head of a frame of settings, as all do that a server of HTTP/2
   * sends.
   *
   * @param in not fewer than {@link #HEAD_LENGTH}
   */
  static boolean isSettings(ByteBuf in) {
    int start = in.readerIndex();
    return in.getByte(start + TYPE_AT) == SETTINGS
        && in.getInt(start + STREAM_AT) == 0
        && in.getUnsignedMedium(start) <= Http2CodecUtil.MAX_FRAME_SIZE_LOWER_BOUND;
  }

  private void reject(ByteBuf in, String why) {
    in.skipBytes(in.readableBytes());
    otherwise.accept(new IOException(why));
  }

  /** What is wrong with settings (RFC 9113, section 6.5.2); empty for nothing. */
  private static String wrong(ByteBuf settings) {
    if (settings.readableBytes() % ENTRY_LENGTH != 0) {
      return "a frame that is cut off";
    }
    while (settings.isReadable()) {
      int name = settings.readUnsignedShort();
      long value = settings.readUnsignedInt();
      String wrong = wrong(name, value);
      if (!wrong.isEmpty()) {
        return wrong + " " + value;
      }
    }
    return "";
  }

  private static String wrong(int name, long value) {
    return switch (name) {
      case Http2CodecUtil.SETTINGS_ENABLE_PUSH -> value == 0 ? "" : "SETTINGS_ENABLE_PUSH";
      case Http2CodecUtil.SETTINGS_INITIAL_WINDOW_SIZE ->
          value <= Integer.MAX_VALUE ? "" : "SETTINGS_INITIAL_WINDOW_SIZE";
      case Http2CodecUtil.SETTINGS_MAX_FRAME_SIZE ->
          value >= Http2CodecUtil.MAX_FRAME_SIZE_LOWER_BOUND
                  && value <= Http2CodecUtil.MAX_FRAME_SIZE_UPPER_BOUND
              ? ""
              : "SETTINGS_MAX_FRAME_SIZE";
      default -> "";
    };
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    otherwise.accept(cause);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    otherwise.accept(new IOException("the service closed the connection before its settings"));
    super.channelInactive(context);
  }
}
