// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.connection.FrameBudget;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Exception.StreamException;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.impl.http2.codec.Http2ServerConnectionImpl;
import io.vertx.core.http.impl.http2.codec.VertxHttp2ConnectionHandler;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Vert.x's handler of a client's connection of HTTP/2, which counts what a client may do only so
 * often, tells why a connection ends, and ends it in two steps (RFC 9113, section 6.8).
 */
final class Http2Handler extends VertxHttp2ConnectionHandler<Http2ServerConnectionImpl> {
  private final Guards guards;
  private final Http2ClientConnection client;
  private @Nullable JoinedData joined;
  private boolean broken;
  private boolean drained;

  /** Told what is ended for what a client did on it. */
  interface FaultListener {
    /** A stream, which has no response, or not all of it. */
    void resets();

    /**
     * A stream before there is a request, so that no access log has it.
     *
     * @param reason as Netty says it, with names that the client sent
     */
    void rejects(ChannelHandlerContext context, Http2Error code, String reason);

    /**
     * A connection.
     *
     * @param code what the client is told
     * @param reason in words, without what the client sent
     */
    void ends(ChannelHandlerContext context, Http2Error code, String reason);

    /** A connection on which no preface and settings came, or something else (RFC 9113, 3.4). */
    void neverBegins(ChannelHandlerContext context);
  }

  /**
   * What watches a connection.
   *
   * @param turns what is decoded of all that arrives, and when
   * @param heads each one that arrives
   * @param budgets how often the client may do what it may not do always
   * @param resetStreams where the client may not know yet that it need not send on
   * @param limits how long the client is waited for
   */
  record Guards(
      FrameTurns turns,
      ReadHeads heads,
      FrameBudgets budgets,
      ResetStreams resetStreams,
      ClientLimits limits,
      FaultListener listener) {}

  /** A handler. */
  Http2Handler(
      Function<VertxHttp2ConnectionHandler<Http2ServerConnectionImpl>, Http2ServerConnectionImpl>
          connection,
      Http2ConnectionDecoder decoder,
      Http2ConnectionEncoder encoder,
      Http2Settings settings,
      Guards guards) {
    super(connection, false, decoder, new BodyEncoder(encoder, guards.budgets()::sent), settings);
    this.guards = guards;
    this.client = new Http2ClientConnection(this, guards.limits());
  }

  /** The connection that it handles. */
  Http2ClientConnection client() {
    return client;
  }

  /** Whether a head has begun that is not complete, or is kept to be decoded later. */
  boolean isRequestOpen() {
    return guards.turns().isRequestOpen();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (broken) {
      ReferenceCountUtil.release(message);
    } else {
      super.channelRead(context, message);
    }
  }

  /** Has pieces of bodies joined from now on, as long as more of what was read is decoded. */
  void join(JoinedData data) {
    joined = data;
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) throws Exception {
    if (joined != null) {
      joined.readComplete(context);
    }
    super.channelReadComplete(context);
  }

  /**
   * Netty does not look at all streams again where the channel was full for a moment in between.
   */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
    super.channelWritabilityChanged(context);
    Http2RemoteFlowController flow = encoder().flowController();
    flow.initialWindowSize(flow.initialWindowSize()); // looks at them, and changes nothing
  }

  /** Ends the connection of a client that makes it work for nothing. */
  void endFlood(Http2Exception flood) {
    onError(context(), false, flood);
  }

  @Override
  protected void onStreamError(
      ChannelHandlerContext context, boolean outbound, Throwable cause, StreamException fault) {
    if (isLate(fault)) {
      spend(guards.budgets().late(), context, outbound);
      return;
    }
    if (fault.error() == Http2Error.STREAM_CLOSED && client.isSkipped(fault.streamId())) {
      onError(context, outbound, unexpected(fault.streamId()));
      return;
    }
    if (!connection().streamMayHaveExisted(fault.streamId())) {
      guards.resetStreams().add(fault.streamId()); // its head is rejected, the rest is on its way
      client.used(fault.streamId());
    }
    Http2ClientStream stream = client.stream(fault.streamId());
    if (stream != null) {
      stream.malformed();
    }
    super.onStreamError(context, outbound, cause, guards.heads().named(fault));
    guards.listener().resets();
    if (stream == null && fault.error() != Http2Error.REFUSED_STREAM) {
      guards.listener().rejects(context, fault.error(), String.valueOf(fault.getMessage()));
    }
    spend(guards.budgets().faults(), context, outbound);
  }

  /** RFC 9113, section 5.1.1: a number below one that was used is no stream any more. */
  private static Http2Exception unexpected(int id) {
    return Http2Exception.connectionError(
        Http2Error.PROTOCOL_ERROR, "stream %d was left out before", id);
  }

  /** Netty has given its bytes back to the connection's window. */
  private boolean isLate(StreamException fault) {
    return fault.error() == Http2Error.STREAM_CLOSED
        && connection().stream(fault.streamId()) == null
        && guards.resetStreams().contains(fault.streamId());
  }

  private void spend(FrameBudget budget, ChannelHandlerContext context, boolean outbound) {
    try {
      budget.spend();
    } catch (Http2Exception flood) {
      onError(context, outbound, flood);
    }
  }

  /** Every RST_STREAM goes through here, whoever writes it. */
  @Override
  public ChannelFuture resetStream(
      ChannelHandlerContext context, int id, long code, ChannelPromise promise) {
    Http2Stream stream = connection().stream(id);
    if (stream != null && stream.state().remoteSideOpen()) {
      guards.resetStreams().add(id);
    }
    return super.resetStream(context, id, code, promise);
  }

  @Override
  protected void onConnectionError(
      ChannelHandlerContext context,
      boolean outbound,
      Throwable cause,
      @Nullable Http2Exception fault) {
    if (broken) {
      return; // it has its GOAWAY
    }
    broken = true;
    if (fault != null) { // the network is nobody's fault
      tell(context, fault);
    }
    super.onConnectionError(context, outbound, cause, fault);
  }

  /** What Netty found is for the log: it names what is inside, and no last stream. */
  @Override
  public ChannelFuture goAway(
      ChannelHandlerContext context, int last, long code, ByteBuf debug, ChannelPromise promise) {
    if (!broken) {
      return super.goAway(context, last, code, debug, promise);
    }
    debug.release();
    ByteBuf told = ByteBufUtil.writeAscii(context.alloc(), GoAwayPhrases.of(code));
    int served = connection().remote().lastStreamCreated();
    return super.goAway(context, served, code, told, promise);
  }

  /**
   * What came before the client's settings is in the words of its fault, and no matter of a log.
   */
  private void tell(ChannelHandlerContext context, Http2Exception fault) {
    if (client.isSettled()) {
      guards.listener().ends(context, fault.error(), String.valueOf(fault.getMessage()));
    } else {
      guards.listener().neverBegins(context);
    }
  }

  /** Closes a connection whose client was waited for in vain. */
  void giveUp() {
    ChannelHandlerContext context = context();
    if (!client.isSettled() && !broken) {
      broken = true;
      guards.listener().neverBegins(context);
    }
    var _ = context.channel().close(); // says GOAWAY before it does
  }

  /** Resets a stream, though it may have ended already. */
  void reset(int id, Http2Error code) {
    ChannelHandlerContext context = context();
    var _ = encoder().writeRstStream(context, id, code.code(), context.newPromise());
    context.flush();
  }

  /** Sends what may be sent by the windows of its stream now. */
  void sendPending() {
    flush(context());
  }

  /** Says that no more requests are wanted; those that are on their way are still taken. */
  void sayGoodbye() {
    say(Integer.MAX_VALUE);
  }

  /** Says which request was the last one, and closes the connection behind it. */
  void sayLast() {
    if (!drained) {
      drained = true;
      say(connection().remote().lastStreamCreated());
      gracefulShutdownTimeoutMillis(-1); // the listener's own time is what ends it
      var _ = context().channel().close();
    }
  }

  private void say(int last) {
    ChannelHandlerContext context = context();
    if (context.channel().isActive()) {
      long code = Http2Error.NO_ERROR.code();
      var _ = goAway(context, last, code, Unpooled.EMPTY_BUFFER, context.newPromise());
      context.flush();
    }
  }

  /** Closes at once. */
  void cut() {
    LingeringClose lingering = context().pipeline().get(LingeringClose.class);
    if (lingering != null) {
      lingering.skip(context().channel());
    }
  }

  /** A connection that was told goodbye is told the last request too. */
  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) throws Exception {
    if (!drained && connection().goAwaySent()) {
      drained = true;
      say(connection().remote().lastStreamCreated());
    }
    super.close(context, promise);
  }
}
