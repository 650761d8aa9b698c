// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.UniformStreamByteDistributor;
import io.vertx.core.http.impl.http2.codec.Http2ServerConnectionImpl;
import io.vertx.core.http.impl.http2.codec.VertxHttp2ConnectionHandler;
import io.vertx.core.http.impl.http2.codec.VertxHttp2ConnectionHandlerBuilder;

/** Makes the handler of one connection, with Netty's own limits set. */
final class Http2Codec extends VertxHttp2ConnectionHandlerBuilder<Http2ServerConnectionImpl> {
  /** In which a client may reset so many streams (CVE-2023-44487). */
  static final int RESET_SECONDS = 30;

  /** The most small pieces of one header (CVE-2024-27316). */
  private static final int MAX_SMALL_CONTINUATIONS = 16;

  private final Http2Handler.Guards guards;
  private final Factory factory;

  /** Makes the handler of what reads and writes. */
  interface Factory {
    Http2Handler handler(
        Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings);
  }

  /**
   * A codec.
   *
   * @param resets the most streams that a client may reset within {@link #RESET_SECONDS}
   * @param guards what watches the connection
   */
  Http2Codec(
      io.vertx.core.http.Http2Settings settings,
      int resets,
      Http2Handler.Guards guards,
      Factory factory) {
    this.guards = guards;
    this.factory = factory;
    server(true);
    initialSettings(settings);
    frameLogger(guards.heads());
    gracefulShutdownTimeoutMillis(0);
    decoderEnforceMaxSmallContinuationFrames(MAX_SMALL_CONTINUATIONS);
    decoderEnforceMaxRstFramesPerWindow(resets, RESET_SECONDS);
    // What the gateway resets counts only where the client is to blame, which Netty does not know.
    encoderEnforceMaxRstFramesPerWindow(0, 0);
  }

  /**
   * Stands in for the one that Vert.x makes. To Netty a stream whose head it rejected has never
   * been, so that the rest of its request would end the connection.
   */
  @Override
  protected VertxHttp2ConnectionHandlerBuilder<Http2ServerConnectionImpl> connection(
      Http2Connection made) {
    DefaultHttp2Connection own =
        new DefaultHttp2Connection(true, maxReservedStreams()) {
          @Override
          public boolean streamMayHaveExisted(int id) {
            return super.streamMayHaveExisted(id) || guards.resetStreams().contains(id);
          }
        };
    guards.heads().of(own);
    own.remote()
        .flowController(
            new DefaultHttp2RemoteFlowController(own, new UniformStreamByteDistributor(own)));
    return super.connection(own);
  }

  @Override
  protected VertxHttp2ConnectionHandler<Http2ServerConnectionImpl> build(
      Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings) {
    Http2Handler handler = factory.handler(decoder, encoder, settings);
    decoder.frameListener(handler);
    return handler;
  }
}
