// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.connection.CoalescedFrames;
import dev.facet.http.connection.FrameBudget;
import dev.facet.server.config.listener.RequestLimits;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.QueryParamDecoderConfig;
import io.vertx.core.http.impl.HttpServerRequestImpl;
import io.vertx.core.http.impl.HttpServerStream;
import io.vertx.core.http.impl.http2.codec.Http2ServerConnectionImpl;
import io.vertx.core.http.impl.http2.codec.VertxHttp2ConnectionHandler;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.http.QueryParamDecoder;
import io.vertx.core.net.impl.VertxHandler;
import java.util.function.LongSupplier;

/** Takes connections of one event loop for HTTP/2 (RFC 9113). */
final class Http2Acceptor {
  private static final String HANDLER = "handler";

  /** What may arrive of one body, or of all of a connection, before it is read; in bytes. */
  private static final int STREAM_WINDOW = 256 << 10;

  private static final int CONNECTION_WINDOW = 1 << 20;

  /** What HPACK counts for a line beside its name and value (RFC 7541, section 4.1). */
  private static final int LINE_OVERHEAD = 32;

  /** SETTINGS_ENABLE_CONNECT_PROTOCOL (RFC 8441, section 3): WebSockets may be asked for. */
  private static final int CONNECT_PROTOCOL = 8;

  private final RequestDispatcher dispatcher;
  private final RequestLimits requests;
  private final ClientLimits clients;
  private final OpenConnections connections;
  private final LongSupplier nanoTime;
  private final Http2Settings settings;
  private final Http2Handler.FaultListener counted;
  private final QueryParamDecoder unusedParameters =
      new QueryParamDecoder(new QueryParamDecoderConfig());

  Http2Acceptor(
      RequestDispatcher dispatcher,
      RequestLimits requests,
      ClientLimits clients,
      OpenConnections connections,
      HttpListener.Parts parts) {
    this.dispatcher = dispatcher;
    this.requests = requests;
    this.clients = clients;
    this.connections = connections;
    this.nanoTime = parts.clocks().nanoTime();
    this.counted = new CountedFaults(parts.counts().http2(), parts.clocks().nanoTime());
    this.settings =
        new Http2Settings()
            .setMaxConcurrentStreams(requests.streams())
            .setInitialWindowSize(STREAM_WINDOW)
            .setMaxHeaderListSize(headerList(requests))
            .set(CONNECT_PROTOCOL, 1);
  }

  /**
   * A header beyond the listener's limits is rejected with a problem; one of twice the size is not
   * kept to be told of.
   */
  private static long headerList(RequestLimits limits) {
    return limits.uri().bytes()
        + 2 * limits.headers().bytes()
        + 2L * limits.headerCount() * LINE_OVERHEAD;
  }

  /** Takes a connection, whose preface is the next to be read. */
  void take(ChannelPipeline pipeline, ContextInternal context) {
    Http2Handler.Guards guards = guards(pipeline.channel());
    Http2Handler handler =
        (Http2Handler)
            new Http2Codec(
                    settings,
                    requests.resets(),
                    guards,
                    (decoder, encoder, initial) ->
                        new Http2Handler(
                            made -> connection(made, context), decoder, encoder, initial, guards))
                .build();
    PromptAcks acks = new PromptAcks(handler.client()::isHeldByWindows);
    handler.addHandler(begun -> begin(begun, handler, guards.budgets().windows(), acks));
    pipeline.replace(VertxHandler.class, HANDLER, handler);
    pipeline.addBefore(HANDLER, "frameTurns", guards.turns());
    pipeline.addBefore(HANDLER, "promptAcks", acks);
    pipeline.addBefore(HANDLER, "coalescedFrames", new CoalescedFrames());
    connections.opened(handler.client());
    var _ = pipeline.channel().closeFuture().addListener(_ -> connections.closed(handler.client()));
  }

  private static Http2ServerConnectionImpl connection(
      VertxHttp2ConnectionHandler<Http2ServerConnectionImpl> handler, ContextInternal context) {
    Http2ServerConnectionImpl made =
        new Http2ServerConnectionImpl(context, context::duplicate, handler, null, null, null, null);
    made.exceptionHandler(_ -> {}); // told where it ends
    return made;
  }

  private Http2Handler.Guards guards(Channel channel) {
    FrameBudgets budgets = FrameBudgets.of(requests.resets(), nanoTime);
    FrameScanner scanner = new FrameScanner(PrefaceReader.preface().length, budgets.control());
    return new Http2Handler.Guards(
        new FrameTurns(scanner, channel),
        new ReadHeads(),
        budgets,
        new ResetStreams(nanoTime),
        clients,
        counted);
  }

  private void begin(
      Http2ServerConnectionImpl begun, Http2Handler handler, FrameBudget windows, PromptAcks acks) {
    Http2ClientConnection connection = handler.client();
    begun.setWindowSize(CONNECTION_WINDOW);
    begun.streamHandler(stream -> serve(stream, connection.opening()));
    JoinedData joined = new JoinedData(handler.decoder().frameListener());
    handler.join(joined);
    handler.decoder().frameListener(new RequestFrames(joined, connection, requests, windows, acks));
    connection.settled();
  }

  private void serve(HttpServerStream stream, Http2ClientStream client) {
    new HttpServerRequestImpl(
            request -> client.dispatch(request, dispatcher),
            stream,
            stream.context(),
            false,
            0,
            0,
            0,
            unusedParameters,
            "")
        .init();
  }
}
