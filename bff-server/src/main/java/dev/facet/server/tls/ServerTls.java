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

/**
 * TLS of a listener, as Vert.x takes it. Made once a listener, or change of it: that loads the
 * native library, and is not for event loops, which share what is made.
 */
public final class ServerTls {
  private final ServerSSLOptions options;
  private final ServerEngine engine;

  private ServerTls(ServerSSLOptions options, ServerEngine engine) {
    this.options = options;
    this.engine = engine;
  }

  /**
   * That of some settings.
   *
   * @param versions of HTTP that are spoken above it, the preferred one first; clients choose among
   *     them by ALPN (RFC 7301)
   */
  public static ServerTls of(ListenerTlsConfig config, List<HttpVersion> versions) {
    return of(config, versions, TlsLibrary.ofProcess());
  }

  static ServerTls of(ListenerTlsConfig config, List<HttpVersion> versions, TlsLibrary library) {
    return new ServerTls(
        options(config),
        new ServerEngine(versions.stream().map(HttpVersion::alpnName).toList(), library));
  }

  /**
   * Has a server speak it.
   *
   * @param server changed
   */
  public void apply(HttpServerOptions server) {
    server
        .setSsl(true)
        .setSslEngineOptions(engine)
        .setKeyCertOptions(options.getKeyCertOptions())
        .setTrustOptions(options.getTrustOptions())
        .setClientAuth(options.getClientAuth())
        .setEnabledSecureTransportProtocols(options.getEnabledSecureTransportProtocols())
        .setSslHandshakeTimeout(options.getSslHandshakeTimeout())
        .setSslHandshakeTimeoutUnit(options.getSslHandshakeTimeoutUnit());
  }

  /**
   * What a server that speaks TLS already takes over while it runs, for handshakes to come: all but
   * the versions of HTTP.
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

  /** The library that speaks it with these settings, for people. */
  public static String libraryName(ListenerTlsConfig config) {
    return new CertificateChoice(config.certificates()).needsJdk(config.minVersion().protocols())
        ? TlsLibrary.JDK.label()
        : TlsLibrary.ofProcess().label();
  }

  private static ClientAuth clientAuth(ClientAuthentication wanted) {
    return switch (wanted) {
      case REQUIRED -> ClientAuth.REQUIRED;
      case OPTIONAL -> ClientAuth.REQUEST;
    };
  }
}
