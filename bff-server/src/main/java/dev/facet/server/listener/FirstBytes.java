// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.config.listener.ListenerConfig;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the connections of a listener begin with, which is looked at before Netty reads it: a PROXY
 * header, and TLS.
 *
 * @param proxied where a PROXY header comes first: how long all of it is waited for
 * @param tls where there is TLS
 */
record FirstBytes(Optional<Duration> proxied, Optional<Tls> tls) {
  /**
   * What begins with TLS.
   *
   * @param inClearText the response to a request without it
   * @param protocols that are spoken above it, as ALPN names them
   */
  record Tls(Supplier<FullHttpResponse> inClearText, List<String> protocols) {}

  /** Those of a listener. */
  static FirstBytes of(ListenerConfig config, HttpListener.Parts parts) {
    List<String> protocols =
        ListenerOptions.versions(config).stream().map(HttpVersion::alpnName).toList();
    return new FirstBytes(
        config.proxyProtocol() ? Optional.of(config.timeouts().header()) : Optional.empty(),
        Optional.ofNullable(config.tls())
            .map(_ -> new Tls(new ClearTextRejection(parts), protocols)));
  }

  /**
   * Has those of a connection that was just accepted looked at.
   *
   * @return whether there are any, before it is one of HTTP
   */
  boolean guard(Channel accepted) {
    Optional<ClearTextGuard> guard = tls.map(ClearTextGuard::new);
    if (proxied.isPresent()) {
      var _ = accepted.pipeline().addFirst(new ProxyHeaderRules(proxied.get(), guard));
    } else {
      guard.ifPresent(first -> accepted.pipeline().addFirst(first));
    }
    return proxied.isPresent() || guard.isPresent();
  }
}
