// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2Settings;
import io.vertx.core.http.impl.http2.codec.Http2ServerConnectionImpl;
import io.vertx.core.http.impl.http2.codec.VertxHttp2ConnectionHandler;
import io.vertx.core.http.impl.http2.codec.VertxHttp2ConnectionHandlerBuilder;

/** Makes the handler of one connection, with Netty's own limits set. */
final class Http2Codec extends VertxHttp2ConnectionHandlerBuilder<Http2ServerConnectionImpl> {
  /** In which a client may reset so many streams (CVE-2023-44487). */
  static final int RESET_SECONDS = 30;

  /** The most small pieces of one header (CVE-2024-27316). */
  private static final int MAX_SMALL_CONTINUATIONS = 16;

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
   */
  Http2Codec(io.vertx.core.http.Http2Settings settings, int resets, Factory factory) {
    this.factory = factory;
    server(true);
    initialSettings(settings);
    gracefulShutdownTimeoutMillis(0);
    decoderEnforceMaxSmallContinuationFrames(MAX_SMALL_CONTINUATIONS);
    decoderEnforceMaxRstFramesPerWindow(resets, RESET_SECONDS);
    // What the gateway resets counts only where the client is to blame, which Netty does not know.
    encoderEnforceMaxRstFramesPerWindow(0, 0);
  }

  @Override
  protected VertxHttp2ConnectionHandler<Http2ServerConnectionImpl> build(
      Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings) {
    Http2Handler handler = factory.handler(decoder, encoder, settings);
    decoder.frameListener(handler);
    return handler;
  }
}
