// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tls;

import dev.facet.server.config.listener.ClientAuthentication;
import dev.facet.server.config.listener.ListenerTlsConfig;
import dev.facet.upstream.config.PemAuthorities;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes of the settings of TLS of a listener what Vert.x takes. */
public final class ServerTls {
  private ServerTls() {}

  /**
   * Has a server speak TLS. Reads keys: once a listener, before it listens.
   *
   * @param versions of HTTP that are spoken above it, the preferred one first; clients choose among
   *     them by ALPN (RFC 7301)
   * @param server changed
   */
  public static void apply(
      ListenerTlsConfig config, List<HttpVersion> versions, HttpServerOptions server) {
    apply(config, versions, TlsLibrary.ofProcess(), server);
  }

  static void apply(
      ListenerTlsConfig config,
      List<HttpVersion> versions,
      TlsLibrary library,
      HttpServerOptions server) {
    ServerSSLOptions options = options(config);
    server
        .setSsl(true)
        .setSslEngineOptions(
            new ServerEngine(versions.stream().map(HttpVersion::alpnName).toList(), library))
        .setKeyCertOptions(options.getKeyCertOptions())
        .setTrustOptions(options.getTrustOptions())
        .setClientAuth(options.getClientAuth())
        .setEnabledSecureTransportProtocols(options.getEnabledSecureTransportProtocols())
        .setSslHandshakeTimeout(options.getSslHandshakeTimeout())
        .setSslHandshakeTimeoutUnit(options.getSslHandshakeTimeoutUnit());
  }

  /**
   * What a server that speaks TLS already takes over while it runs, for handshakes to come. Reads
   * keys: not for event loops.
   */
  public static ServerSSLOptions options(ListenerTlsConfig config) {
    ServerSSLOptions options =
        new ServerSSLOptions()
            .setKeyCertOptions(
                KeyCertOptions.wrap(new SniKeys(new CertificateChoice(config.certificates()))))
            .setEnabledSecureTransportProtocols(config.minVersion().protocols())
            .setSslHandshakeTimeout(config.handshakeTimeout().toMillis())
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    if (config.clientCa() != null) {
      options
          .setClientAuth(clientAuth(config.clientAuth()))
          .setTrustOptions(TrustOptions.wrap(PemAuthorities.trusting(config.clientCa())));
    }
    return options;
  }

  private static ClientAuth clientAuth(ClientAuthentication wanted) {
    return switch (wanted) {
      case REQUIRED -> ClientAuth.REQUIRED;
      case OPTIONAL -> ClientAuth.REQUEST;
    };
  }
}
