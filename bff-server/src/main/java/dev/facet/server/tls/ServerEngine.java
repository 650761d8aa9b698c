// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tls;

import io.vertx.core.net.SSLEngineOptions;
import io.vertx.core.spi.tls.SslContextFactory;
import java.util.List;

/**
 * What listeners speak TLS with: {@link ServerContexts} in place of those of Vert.x, which lose the
 * order of suites and answer clients that speak none of the protocols of ALPN as if they did. ALPN
 * is between the two alone: told of it, Vert.x would begin HTTP/2 before anybody could look at the
 * connection.
 */
public final class ServerEngine extends SSLEngineOptions {
  private final List<String> protocols;
  private final TlsLibrary library;

  /**
   * An engine.
   *
   * @param protocols that are spoken above TLS, as ALPN names them, the preferred one first
   */
  ServerEngine(List<String> protocols, TlsLibrary library) {
    this.library = library;
    this.protocols = List.copyOf(protocols);
  }

  @Override
  public ServerEngine copy() {
    return this;
  }

  @Override
  public SslContextFactory sslContextFactory() {
    return new ServerContexts(protocols, library);
  }
}
