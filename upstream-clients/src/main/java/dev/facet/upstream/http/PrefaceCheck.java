// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/**
 * Looks whether a service begins with the settings of HTTP/2 (RFC 9113, section 3.4), before Vert.x
 * takes what it says for frames and tells the log about it.
 */
final class PrefaceCheck extends ByteToMessageDecoder {
  private static final int HEAD_LENGTH = 9;
  private static final int TYPE_AT = 3;
  private static final int SETTINGS = 4;
  private static final int STREAM_AT = 5;

  private final Runnable otherwise;

  /**
   * A check that lets everything pass behind the first head of a frame.
   *
   * @param otherwise runs where that is none of settings; nothing passes then
   */
  PrefaceCheck(Runnable otherwise) {
    this.otherwise = otherwise;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (in.readableBytes() < HEAD_LENGTH) {
      return;
    }
    int start = in.readerIndex();
    if (in.getByte(start + TYPE_AT) == SETTINGS && in.getInt(start + STREAM_AT) == 0) {
      context.pipeline().remove(this); // what it holds goes on
    } else {
      in.skipBytes(in.readableBytes());
      otherwise.run();
    }
  }
}
