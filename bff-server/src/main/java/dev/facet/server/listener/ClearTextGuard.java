// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandler;
import java.nio.charset.StandardCharsets;

/**
 * Looks at the first bytes of a connection to a listener of TLS: one that begins with a request of
 * HTTP in clear text gets a response in clear text that says so, where TLS would close it without a
 * word. Nothing of the request is served. What begins otherwise is left to {@link AlpnGuard}.
 */
final class ClearTextGuard extends FirstBytesReader {
  private static final String HEAD = "HEAD";

  /** The longest method that is waited for, in bytes; those of HTTP and WebDAV are shorter. */
  private static final int MAX_METHOD = 20;

  private final FirstBytes.Tls tls;

  /**
   * For one connection.
   *
   * @param tls what is expected, and the response to what comes in place of it
   */
  ClearTextGuard(FirstBytes.Tls tls) {
    this.tls = tls;
  }

  @Override
  void look(ChannelHandlerContext context, ByteBuf all) {
    int length = methodLength(all);
    if (length == all.readableBytes() && length <= MAX_METHOD) {
      return; // the method goes on
    }
    boolean isRequest =
        length > 0 && length <= MAX_METHOD && all.getByte(all.readerIndex() + length) == ' ';
    if (isRequest && context.pipeline().get(SslHandler.class) != null) { // else it is closed
      reject(context, all.toString(all.readerIndex(), length, StandardCharsets.US_ASCII));
    } else {
      context.pipeline().replace(this, null, new AlpnGuard(tls.protocols()));
    }
  }

  /** How many letters it begins with. */
  private static int methodLength(ByteBuf bytes) {
    int length = 0;
    while (length < bytes.readableBytes() && isUpper(bytes.getByte(bytes.readerIndex() + length))) {
      length++;
    }
    return length;
  }

  private static boolean isUpper(byte character) {
    return (character >= 'A' && character <= 'Z') || character == '-';
  }

  private void reject(ChannelHandlerContext guard, String method) {
    release();
    ChannelHandlerContext context =
        RejectedHandshake.inPlaceOf(
            guard, new NotSslRecordException("a request of HTTP in clear text"));
    context.pipeline().addBefore(context.name(), Http1Handlers.ENCODER, new HttpResponseEncoder());
    FullHttpResponse response = tls.inClearText().get();
    if (method.equals(HEAD)) {
      response.content().clear();
    }
    var _ = context.writeAndFlush(response);
    var _ = context.close();
  }
}
