// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tls;

import io.vertx.core.net.SSLEngineOptions;
import io.vertx.core.spi.tls.SslContextFactory;

/**
 * What listeners speak TLS with: {@link ServerContexts} in place of those of Vert.x, which lose the
 * order of suites and answer clients that speak none of the protocols of ALPN as if they did.
 */
public final class ServerEngine extends SSLEngineOptions {
  @Override
  public ServerEngine copy() {
    return this;
  }

  @Override
  public SslContextFactory sslContextFactory() {
    return new ServerContexts();
  }
}
