// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.tls.ServerTls;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the server of a listener is made with. */
public final class ListenerOptions {
  /** What clients agree on by ALPN, where there is TLS. */
  private static final List<HttpVersion> VERSIONS =
      List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1);

  private ListenerOptions() {}

  /** What is spoken, the preferred one first. */
  static List<HttpVersion> versions(ListenerConfig config) {
    return config.http2() ? VERSIONS : List.of(HttpVersion.HTTP_1_1);
  }

  /** Those of a listener. Loads TLS: not for event loops. */
  public static HttpServerOptions of(ListenerConfig config) {
    HttpServerOptions options = plain(config);
    if (config.tls() != null) {
      ServerTls.of(config.tls(), versions(config)).apply(options);
    }
    return options;
  }

  /** The same without TLS. */
  static HttpServerOptions plain(ListenerConfig config) {
    return new HttpServerOptions()
        .setTcpNoDelay(true)
        .setUseProxyProtocol(config.proxyProtocol())
        .setProxyProtocolTimeout(1) // ProxyHeaderRules have the time-out, which a reload may change
        .setProxyProtocolTimeoutUnit(TimeUnit.DAYS)
        .setMaxInitialLineLength(TargetLimit.longest(config.limits()))
        .setMaxHeaderSize((int) config.limits().headers().bytes())
        .setHandle100ContinueAutomatically(false)
        .setDecompressionSupported(false)
        // WebSockets pass as they are, so nothing of them has to look at every message.
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setHttp2ClearTextEnabled(false);
  }
}
