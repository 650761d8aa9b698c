// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.http.connection.JoinedContent;
import dev.facet.http.connection.Lending;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.util.AsciiString;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the responses of a connection of HTTP/1.1, and rejects what may be read in two ways (RFC
 * 9112, section 6.3). Bytes that no request waits for end the connection.
 */
final class ResponseDecoder extends HttpResponseDecoder {
  /** Continue and Switching Protocols: what waits for them hears of them by Vert.x. */
  private static final Set<Integer> KNOWN_INTERIM = Set.of(100, 101);

  private final ResponseProgress progress;
  private final JoinedContent pieces;
  private final InterimResponses interims;
  private boolean skipping;
  private boolean joined;
  private boolean otherProtocol;

  /**
   * For a connection.
   *
   * @param progress told of each part
   * @param lending what lends the bodies
   * @param interims told of interim responses that Vert.x does not know
   */
  ResponseDecoder(ResponseProgress progress, Lending lending, InterimResponses interims) {
    super(ResponseRules.config());
    this.progress = progress;
    this.pieces = new JoinedContent(_ -> {}, lending::pass);
    this.interims = interims;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
      throws Exception {
    if (progress.switched()) {
      context.channel().config().setAutoRead(false); // what follows is no HTTP, and kept
      return;
    }
    if (otherProtocol) {
      in.skipBytes(in.readableBytes());
    } else if (progress.awaited()) {
      progress.hear();
      int before = out.size();
      if (progress.begun() || in.getByte(in.readerIndex()) != 0 || !isOther(in, out)) {
        super.decode(context, in, out);
      }
      noteFrom(before, out);
    }
    if (!progress.awaited() && in.isReadable()) {
      in.skipBytes(in.readableBytes());
      progress.spoil();
      var _ = context.close();
    }
  }

  /** Small pieces go on together when all that was read is decoded, be it one event alone. */
  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    super.channelRead(context, message);
    HttpContent kept = pieces.take();
    if (kept != null) {
      joined = true;
      context.fireChannelRead(kept);
    }
  }

  /** Netty's decoders ask for more by themselves where nothing came of what was read. */
  @Override
  public void channelReadComplete(ChannelHandlerContext context) throws Exception {
    if (progress.switched() || joined) {
      joined = false;
      discardSomeReadBytes();
      context.fireChannelReadComplete();
    } else {
      super.channelReadComplete(context);
    }
  }

  @Override
  protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out)
      throws Exception {
    if (progress.switched()) {
      return;
    }
    int before = out.size();
    super.decodeLast(context, in, out);
    if (progress.awaited()
        && !progress.begun()
        && out.size() == before
        && StatusLine.isNoneCutOff(in)) {
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
    progress.begin();
    return super.createMessage(StatusLine.checked(initialLine));
  }

  @Override
  protected boolean isContentAlwaysEmpty(HttpMessage message) {
    ResponseRules.requireKnownCoding(message.headers());
    return progress.toHead() || super.isContentAlwaysEmpty(message);
  }

  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    throw new MalformedResponseException("both Content-Length and Transfer-Encoding");
  }

  /** Netty lets space stand before the colon of a response's header; it may hide a second name. */
  @Override
  protected AsciiString splitHeaderName(byte[] line, int start, int length) {
    if (line[start + length] != ':') {
      throw new MalformedResponseException("space in a header name");
    }
    return super.splitHeaderName(line, start, length);
  }

  private void noteFrom(int before, List<Object> out) {
    List<Object> fresh = out.subList(before, out.size());
    List<Object> decoded = new ArrayList<>(fresh);
    fresh.clear();
    for (Object part : decoded) {
      progress.note(part);
      if (isSkipped(part)) {
        ReferenceCountUtil.release(part);
      } else if (part instanceof HttpContent piece) {
        pieces.join(piece, out);
      } else {
        out.add(part);
      }
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
