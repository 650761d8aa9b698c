// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP/1.1 codec of a connection to a service, in place of Netty's. It reads one answer for one
 * request: whatever arrives beyond it makes the connection unfit for the next request, at once, and
 * is never read as the next answer. Ambiguous framing is an error here (RFC 9112, section 6.3).
 */
final class ResponseGuard
    extends CombinedChannelDuplexHandler<HttpResponseDecoder, HttpRequestEncoder> {
  private static final int LONGEST_STATUS_LINE = 8_192;
  private static final int LARGEST_HEAD = 80 * 1_024;
  private static final int LARGEST_PIECE = 65_536;

  private boolean asked;
  private boolean askedForHead;
  private boolean interim;
  private boolean spoilt;
  private @Nullable HttpResponse latest;

  ResponseGuard() {
    init(new Decoder(), new HttpRequestEncoder());
  }

  /** Whether an answer is awaited or incomplete. */
  boolean incomplete() {
    return asked;
  }

  /** Has the connection closed, not reused, once the answer at hand has been consumed. */
  void closeAfterAnswer() {
    if (latest != null) {
      latest.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof HttpRequest request) {
      asked = true;
      askedForHead = HttpMethod.HEAD.equals(request.method());
    }
    super.write(context, message, promise);
  }

  private void note(Object part) {
    if (part instanceof HttpResponse response) {
      latest = response;
      interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
    if (part instanceof LastHttpContent && !interim) {
      asked = false;
    }
  }

  private final class Decoder extends HttpResponseDecoder {
    private Decoder() {
      super(
          new HttpDecoderConfig()
              .setMaxInitialLineLength(LONGEST_STATUS_LINE)
              .setMaxHeaderSize(LARGEST_HEAD)
              .setMaxChunkSize(LARGEST_PIECE)
              .setStrictLineParsing(true)
              .setUseRfc9112TransferEncoding(true));
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
        throws Exception {
      if (!asked) {
        refuse(in, out);
        return;
      }
      int before = out.size();
      super.decode(context, in, out);
      noteFrom(before, out);
      if (!asked && in.isReadable()) {
        spoilt = true;
        closeAfterAnswer();
        in.skipBytes(in.readableBytes());
      }
    }

    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out)
        throws Exception {
      int before = out.size();
      super.decodeLast(context, in, out);
      noteFrom(before, out);
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
      return askedForHead || super.isContentAlwaysEmpty(message);
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
      throw new IllegalArgumentException("both Content-Length and Transfer-Encoding");
    }

    private void noteFrom(int before, List<Object> out) {
      for (int i = before; i < out.size(); i++) {
        note(out.get(i));
      }
    }

    /** Bytes nobody asked for. An answer to no request makes Vert.x take the connection away. */
    private void refuse(ByteBuf in, List<Object> out) {
      in.skipBytes(in.readableBytes());
      if (!spoilt) {
        spoilt = true;
        out.add(LastHttpContent.EMPTY_LAST_CONTENT);
      }
    }
  }
}
