// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tls;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.DelegatingSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.spi.tls.SslContextFactory;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Makes the context of a listener: suites, groups and ALPN are here, once. */
final class ServerContexts implements SslContextFactory {
  /** Mozilla's intermediate suites, those of 1.3 first, without DHE, which no group is set for. */
  private static final List<String> SUITES =
      List.of(
          "TLS_AES_128_GCM_SHA256",
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  private static final String[] GROUPS = {"x25519", "secp256r1", "secp384r1"};

  private @Nullable KeyManagerFactory keys;
  private @Nullable TrustManagerFactory authorities;
  private ClientAuth clientAuth = ClientAuth.NONE;
  private Set<String> versions = Set.of();
  private final List<String> protocols;

  /**
   * Contexts.
   *
   * @param protocols for ALPN, the preferred one first
   */
  ServerContexts(List<String> protocols) {
    this.protocols = protocols;
  }

  @Override
  public ServerContexts forServer(ClientAuth wanted) {
    clientAuth = wanted;
    return this;
  }

  @Override
  public ServerContexts keyMananagerFactory(KeyManagerFactory factory) {
    keys = factory;
    return this;
  }

  @Override
  public ServerContexts trustManagerFactory(TrustManagerFactory factory) {
    authorities = factory;
    return this;
  }

  @Override
  public ServerContexts enabledProtocols(Set<String> enabled) {
    versions = Set.copyOf(enabled);
    return this;
  }

  @Override
  public SslContext create() throws SSLException {
    SslContextBuilder builder =
        SslContextBuilder.forServer(Objects.requireNonNull(keys))
            .sslProvider(SslProvider.JDK)
            .ciphers(SUITES)
            .protocols(versions)
            .clientAuth(clientAuth)
            .applicationProtocolConfig(
                new ApplicationProtocolConfig(
                    Protocol.ALPN,
                    SelectorFailureBehavior.FATAL_ALERT, // RFC 7301, section 3.2
                    SelectedListenerFailureBehavior.ACCEPT,
                    protocols));
    if (authorities != null) {
      builder.trustManager(authorities);
    }
    return new Configured(builder.build());
  }

  /**
   * Lets clients choose among the suites, all of which are good: phones know what is fast there.
   */
  private static final class Configured extends DelegatingSslContext {
    Configured(SslContext context) {
      super(context);
    }

    @Override
    protected void initEngine(SSLEngine engine) {
      SSLParameters parameters = engine.getSSLParameters();
      parameters.setUseCipherSuitesOrder(false);
      parameters.setNamedGroups(GROUPS.clone());
      engine.setSSLParameters(parameters);
    }
  }
}
