// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.http.connection.Lending;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP/1.1 codec of a connection to a service, in place of Netty's. It reads one response for
 * one request: whatever arrives beyond it makes the connection unfit for another request, and is
 * never read as the next response. Ambiguous framing is an error here (RFC 9112, section 6.3).
 */
final class ResponseGuard
    extends CombinedChannelDuplexHandler<HttpResponseDecoder, HttpRequestEncoder> {
  private static final AsciiString KEEP_ALIVE = AsciiString.cached("keep-alive");

  /** Continue and Switching Protocols: what waits for them hears of them by Vert.x. */
  private static final Set<Integer> KNOWN_INTERIM = Set.of(100, 101);

  private static final int SWITCHING_PROTOCOLS = 101;

  private final Lending lending;
  private final InterimResponses interims = new InterimResponses();
  private @Nullable MultiMap trailers;
  private boolean written;
  private boolean asked;
  private boolean askedForHead;
  private boolean heard;
  private boolean begun;
  private boolean interim;
  private boolean skipping;
  private boolean keptAlive = true;
  private boolean open = true;
  private boolean reading;
  private boolean switched;
  private boolean otherProtocol;
  private @Nullable Runnable afterRead;
  private long keepAliveNanos = Long.MAX_VALUE;

  /**
   * For a connection.
   *
   * @param reads of the connection
   */
  ResponseGuard(ChannelConfig reads) {
    lending = new Lending(reads);
    init(new Decoder(), new HttpRequestEncoder());
  }

  /** Another exchange begins, of which nothing has been written. */
  void begin() {
    written = false;
    trailers = null;
  }

  /** Has the end of the latest request, which is written next, carry trailers. */
  void trail(MultiMap fields) {
    trailers = fields;
  }

  /** What is lent of the responses. */
  Lending lending() {
    return lending;
  }

  /** Tells of interim responses. */
  InterimResponses interims() {
    return interims;
  }

  /** Whether any of the latest request may have left. */
  boolean written() {
    return written;
  }

  /** Whether the response to the latest request has arrived to its end. */
  boolean answered() {
    return !asked;
  }

  /** Whether so much as a byte has come since the latest request. */
  boolean heard() {
    return heard;
  }

  /** Whether another request may be sent. */
  boolean reusable() {
    return open && keptAlive && !asked && !switched;
  }

  /** How long the service says it keeps the connection, less the time a request needs to it. */
  long keepAliveNanos() {
    return keepAliveNanos;
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof HttpRequest request) {
      asked = true;
      written = context.channel().isActive();
      heard = false;
      begun = false;
      askedForHead = HttpMethod.HEAD.equals(request.method());
    }
    MultiMap fields = trailers;
    if (fields != null && message instanceof LastHttpContent last) {
      trailers = null;
      super.write(context, trailing(last, fields), promise);
    } else {
      super.write(context, message, promise);
    }
  }

  private static LastHttpContent trailing(LastHttpContent last, MultiMap fields) {
    LastHttpContent trailing = new DefaultLastHttpContent(last.content());
    fields.forEach(field -> trailing.trailingHeaders().add(field.getKey(), field.getValue()));
    return trailing;
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    open = false;
    super.channelInactive(context);
  }

  /** A connection that is reset is told to be inactive only a while after that. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) throws Exception {
    open = false;
    super.exceptionCaught(context, cause);
  }

  /** Runs something once all is decoded that came in the read at hand; now where there is none. */
  void afterRead(Runnable task) {
    if (reading) {
      afterRead = task;
    } else {
      task.run();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) throws Exception {
    reading = false;
    super.channelReadComplete(context);
    Runnable task = afterRead;
    if (task != null) {
      afterRead = null;
      task.run();
    }
  }

  private void note(Object part) {
    if (part instanceof HttpResponse response) {
      switched |= response.status().code() == SWITCHING_PROTOCOLS;
      interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
      if (!interim) {
        noteHead(response);
      }
    }
    if (part instanceof LastHttpContent last && last.decoderResult().isSuccess()) {
      begun = false;
      asked &= interim;
    }
  }

  private void noteHead(HttpResponse response) {
    keptAlive &= HttpUtil.isKeepAlive(response);
    String hint = response.headers().get(KEEP_ALIVE);
    if (hint != null) {
      keepAliveNanos = KeepAliveHint.nanos(hint);
    }
  }

  private final class Decoder extends HttpResponseDecoder {
    private Decoder() {
      super(ResponseRules.config());
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
        throws Exception {
      reading = true;
      if (switched) {
        context.channel().config().setAutoRead(false); // what follows is no HTTP, and kept
        return;
      }
      if (otherProtocol) {
        in.skipBytes(in.readableBytes());
      } else if (asked) {
        heard = true;
        int before = out.size();
        if (begun || in.getByte(in.readerIndex()) != 0 || !isOther(in, out)) {
          super.decode(context, in, out);
        }
        noteFrom(before, out);
      }
      if (!asked && in.isReadable()) {
        in.skipBytes(in.readableBytes());
        keptAlive = false;
        var _ = context.close();
      }
    }

    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out)
        throws Exception {
      if (switched) {
        return;
      }
      int before = out.size();
      super.decodeLast(context, in, out);
      if (asked && !begun && out.size() == before && StatusLine.isNoneCutOff(in)) {
        reject(StatusLine.EXPECTED, in, out);
      }
      noteFrom(before, out);
    }

    /** Whether what begins with a zero, as no response does, begins as HTTP/2, or may do so yet. */
    private boolean isOther(ByteBuf in, List<Object> out) {
      if (in.readableBytes() < PrefaceCheck.HEAD_LENGTH) {
        return true;
      }
      otherProtocol = PrefaceCheck.isSettings(in);
      if (otherProtocol) {
        reject(StatusLine.HTTP_2, in, out);
      }
      return otherProtocol;
    }

    private void reject(String why, ByteBuf in, List<Object> out) {
      in.skipBytes(in.readableBytes());
      HttpMessage none = createInvalidMessage();
      none.setDecoderResult(DecoderResult.failure(new MalformedResponseException(why)));
      out.add(none);
    }

    /** Netty's exception quotes the line; and it takes what is no version and no status. */
    @Override
    protected HttpMessage createMessage(String[] initialLine) {
      begun = true;
      return super.createMessage(StatusLine.checked(initialLine));
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
      ResponseRules.requireKnownCoding(message.headers());
      return askedForHead || super.isContentAlwaysEmpty(message);
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
      throw new MalformedResponseException("both Content-Length and Transfer-Encoding");
    }

    /**
     * Netty lets space stand before the colon of a response's header; it may hide a second name.
     */
    @Override
    protected AsciiString splitHeaderName(byte[] line, int start, int length) {
      if (line[start + length] != ':') {
        throw new MalformedResponseException("space in a header name");
      }
      return super.splitHeaderName(line, start, length);
    }

    private void noteFrom(int before, List<Object> out) {
      int kept = before;
      for (int i = before; i < out.size(); i++) {
        Object part = out.get(i);
        note(part);
        if (isSkipped(part)) {
          ReferenceCountUtil.release(part);
        } else {
          out.set(kept++, lending.pass(part));
        }
      }
      if (kept < out.size()) {
        out.subList(kept, out.size()).clear();
      }
    }

    /** A head of an interim response that is not known, with the end that follows it. */
    private boolean isSkipped(Object part) {
      if (part instanceof HttpResponse response) {
        skipping =
            response.decoderResult().isSuccess()
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL
                && !KNOWN_INTERIM.contains(response.status().code());
        if (skipping) {
          interims.pass(response.status().code(), response.headers());
        }
      }
      return skipping;
    }
  }
}
