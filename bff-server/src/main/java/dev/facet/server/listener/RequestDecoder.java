// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.connection.CoalescedFlush;
import dev.facet.http.connection.JoinedContent;
import dev.facet.http.connection.OwnedContent;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.util.AsciiString;
import io.vertx.core.http.Http1ServerConfig;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.VertxConnection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP/1.1 decoder of a client's connection, in place of Vert.x's. It rejects what two servers
 * could read in two ways, before anything is made of it: a request that fails here is the last one
 * that is read from its connection, whatever was sent behind it. Where the body fails, the request
 * in hand is told, which Vert.x would leave without a response.
 */
final class RequestDecoder extends PacedDecoder {
  /** Stands for the method of a request whose first line cannot be read. */
  private static final HttpMethod UNREAD = HttpMethod.valueOf("-");

  private final ClientConnection connection;
  private final Channel channel;
  private final int maxLines;
  private final RequestLine line = new RequestLine();
  private final JoinedContent pieces = new JoinedContent(this::noteBody, OwnedContent::of);
  private int lines;
  private @Nullable HttpMessage head;
  private @Nullable RequestHead latest;
  private boolean givenUp;

  RequestDecoder(Http1ServerConfig config, int maxLines, ClientLimits limits, Channel channel) {
    super(config, channel);
    this.maxLines = maxLines;
    this.channel = channel;
    ClosingChannel closing = new ClosingChannel(channel);
    channel.pipeline().addBefore(Http1Handlers.DECODER, LingeringClose.PLACE, closing.lingering());
    this.connection = new ClientConnection(channel, closing, limits, input(), this::giveUp);
  }

  /**
   * Takes the place of the decoder of a connection that has just been opened.
   *
   * @param maxLines the most field lines of a request, its trailers included
   * @param limits how long the client is waited for
   * @param connections where the connection is looked at
   * @return what is known of the connection from now on
   */
  static ClientConnection guard(
      HttpConnection opened,
      Http1ServerConfig config,
      int maxLines,
      ClientLimits limits,
      OpenConnections connections) {
    ChannelPipeline pipeline = ((VertxConnection) opened).channelHandlerContext().pipeline();
    RequestDecoder decoder = new RequestDecoder(config, maxLines, limits, pipeline.channel());
    pipeline.replace(Http1Handlers.DECODER, Http1Handlers.DECODER, decoder);
    pipeline.addAfter(Http1Handlers.ENCODER, "coalescedFlush", new CoalescedFlush());
    if (pipeline.get(SslHandler.class) == null) { // over TLS the end of one direction is told by it
      pipeline.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    }
    connections.opened(decoder.connection);
    var _ =
        pipeline.channel().closeFuture().addListener(_ -> connections.closed(decoder.connection));
    return decoder.connection;
  }

  /** What takes its place knows of no connection that is closed in one direction. */
  @Override
  protected void handlerRemoved0(ChannelHandlerContext context) throws Exception {
    channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, false);
    super.handlerRemoved0(context);
  }

  @Override
  void inputOver() {
    connection.inputOver();
  }

  @Override
  void inputHeld() {
    connection.inputHeld();
  }

  /** Hands on what there is of a head as one that failed; nothing more is decoded. */
  private void giveUp() {
    HttpMessage late = head == null ? createInvalidMessage() : head;
    givenUp = true;
    late.setDecoderResult(DecoderResult.failure(ReadTimeoutException.INSTANCE));
    input().head(false);
    channel.pipeline().context(this).fireChannelRead(late).fireChannelReadComplete();
  }

  @Override
  void decodeNow(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
    if (givenUp) {
      in.skipBytes(in.readableBytes());
      return;
    }
    List<Object> decoded = new ArrayList<>(2);
    input().reading(line.lookAhead(in));
    super.decodeNow(context, in, decoded);
    for (Object part : decoded) {
      switch (part) {
        case HttpMessage message -> {
          input().head(message.protocolVersion().equals(HttpVersion.HTTP_1_0));
          out.add(message);
        }
        case HttpContent piece -> decodedBody(piece, out);
        default -> out.add(part);
      }
    }
  }

  private void decodedBody(HttpContent piece, List<Object> out) {
    if (piece.decoderResult().isFailure()) {
      piece.release();
      pieces.drop();
      connection.broken(DecoderProblems.ofBody(piece.decoderResult().cause()));
    } else if (pieces.join(piece, out)) {
      decodedPiece();
    }
  }

  /** Small pieces go on together when all that was read is decoded. */
  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    super.channelRead(context, message);
    HttpContent joined = pieces.take();
    if (joined != null) {
      var _ = context.fireChannelRead(joined);
    }
  }

  private void noteBody(HttpContent content) {
    boolean last = content instanceof LastHttpContent;
    connection.decodedBody(content.content().readableBytes(), last);
    if (last) {
      line.over();
      decoded();
      ended((LastHttpContent) content);
    }
  }

  private void ended(LastHttpContent last) {
    if (latest != null && !last.trailingHeaders().isEmpty()) {
      latest.ended(last.trailingHeaders());
    }
  }

  /** A connection that ends within a head, or behind one that was given up, asks for nothing. */
  @Override
  protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out)
      throws Exception {
    if (isPaused() || givenUp || input().isHeadOpen()) {
      in.skipBytes(in.readableBytes());
    } else {
      super.decodeLast(context, in, out);
    }
  }

  @Override
  protected String splitFirstWordInitialLine(byte[] bytes, int start, int length) {
    line.first(bytes, start, length);
    return super.splitFirstWordInitialLine(bytes, start, length);
  }

  @Override
  protected String splitSecondWordInitialLine(byte[] bytes, int start, int length) {
    line.second(bytes, start, length);
    return super.splitSecondWordInitialLine(bytes, start, length);
  }

  @Override
  protected String splitThirdWordInitialLine(byte[] bytes, int start, int length) {
    line.third(bytes, start, length);
    return super.splitThirdWordInitialLine(bytes, start, length);
  }

  @Override
  protected HttpMessage createMessage(String[] words) {
    lines = 0;
    words[2] = HeadRules.version(words[2]);
    RequestHead made = new RequestHead((HttpRequest) super.createMessage(words));
    head = made;
    latest = made;
    return made;
  }

  /** The response to what cannot be read at all is of our own version (RFC 9110, section 6.2). */
  @Override
  protected HttpMessage createInvalidMessage() {
    return new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, UNREAD, "");
  }

  /** A field line needs a name (RFC 9112, section 5). */
  @Override
  protected AsciiString splitHeaderName(byte[] bytes, int start, int length) {
    if (++lines > maxLines) {
      throw new TooLongHttpHeaderException("more than " + maxLines + " field lines");
    }
    if (length == 0) {
      throw new IllegalArgumentException("a field line without a name");
    }
    return super.splitHeaderName(bytes, start, length);
  }

  /** Asked once for each head, when it is complete. */
  @Override
  protected boolean isContentAlwaysEmpty(HttpMessage message) {
    head = null;
    HeadRules.check(message.protocolVersion(), message.headers());
    if (message.headers().contains(HttpHeaderNames.UPGRADE)) {
      if (HeadRules.mayChangeProtocol(message.headers())) {
        hold();
        connection.hold(this::goOn);
      }
    }
    return super.isContentAlwaysEmpty(message);
  }
}
