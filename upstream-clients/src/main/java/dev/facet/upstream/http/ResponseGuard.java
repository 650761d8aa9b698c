// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.http.connection.Lending;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP/1.1 codec of a connection to a service, in place of Netty's. It reads one response for
 * one request: whatever arrives beyond it makes the connection unfit for another request, and is
 * never read as the next response. Ambiguous framing is an error here (RFC 9112, section 6.3).
 */
final class ResponseGuard
    extends CombinedChannelDuplexHandler<HttpResponseDecoder, HttpRequestEncoder> {
  private final Lending lending;
  private final InterimResponses interims = new InterimResponses();
  private final ResponseProgress progress = new ResponseProgress();
  private @Nullable MultiMap trailers;
  private boolean written;
  private boolean open = true;
  private boolean reading;
  private @Nullable Runnable afterRead;

  /**
   * For a connection.
   *
   * @param reads of the connection
   */
  ResponseGuard(ChannelConfig reads) {
    lending = new Lending(reads);
    init(new ResponseDecoder(progress, lending, interims), new HttpRequestEncoder());
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
  boolean responded() {
    return !progress.awaited();
  }

  /** Whether so much as a byte has come since the latest request. */
  boolean heard() {
    return progress.heard();
  }

  /** Whether another request may be sent. */
  boolean reusable() {
    return open && progress.reusable();
  }

  /** How long the service says it keeps the connection, less the time a request needs to it. */
  long keepAliveNanos() {
    return progress.keepAliveNanos();
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof HttpRequest request) {
      written = context.channel().isActive();
      progress.await(request);
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
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    reading = true;
    super.channelRead(context, message);
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
}
