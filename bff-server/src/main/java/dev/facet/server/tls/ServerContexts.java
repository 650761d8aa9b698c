// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tls;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.DelegatingSslContext;
import io.netty.handler.ssl.OpenSslCachingX509KeyManagerFactory;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.OpenSslServerSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.vertx.core.spi.tls.SslContextFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Makes the context of a listener: suites, groups, ALPN and sessions are here, once. */
final class ServerContexts implements SslContextFactory {
  /**
   * Mozilla's intermediate suites, those of 1.3 first, but for DHE, which only a server works for.
   */
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

  private static final String[] JDK_GROUPS = {"x25519", "secp256r1", "secp384r1"};

  /** The first one withstands quantum computers; the JDK has it from 27 on. */
  private static final String[] OPENSSL_GROUPS = {"X25519MLKEM768", "X25519", "P-256", "P-384"};

  /** The largest chain that a client may show, in bytes; what the JDK takes of any message. */
  private static final int MAX_CLIENT_CHAIN = 32 << 10;

  private final List<String> protocols;
  private final TlsLibrary library;
  private @Nullable KeyManagerFactory keys;
  private @Nullable TrustManagerFactory authorities;
  private ClientAuth clientAuth = ClientAuth.NONE;
  private Set<String> versions = Set.of();

  /**
   * Makes contexts.
   *
   * @param protocols that are spoken above TLS, as ALPN names them, the preferred one first
   */
  ServerContexts(List<String> protocols, TlsLibrary library) {
    this.protocols = List.copyOf(protocols);
    this.library = library;
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
    KeyManagerFactory shown = Objects.requireNonNull(keys);
    return switch (needsJdk(shown) ? TlsLibrary.JDK : library) {
      case OPENSSL -> ofOpenSsl(shown);
      case JDK -> new WithGroups(builder(shown, TlsLibrary.JDK).build());
    };
  }

  private boolean needsJdk(KeyManagerFactory shown) {
    return Arrays.stream(shown.getKeyManagers())
        .anyMatch(each -> each instanceof SniKeys keys && keys.choice().needsJdk(versions));
  }

  private SslContextBuilder builder(KeyManagerFactory shown, TlsLibrary by) {
    SslContextBuilder builder =
        SslContextBuilder.forServer(shown)
            .sslProvider(by.provider())
            .ciphers(SUITES)
            .protocols(versions)
            .clientAuth(clientAuth)
            .applicationProtocolConfig(
                new ApplicationProtocolConfig(
                    Protocol.ALPN,
                    by.withoutProtocol(),
                    SelectedListenerFailureBehavior.ACCEPT,
                    protocols));
    return authorities == null ? builder : builder.trustManager(authorities);
  }

  private SslContext ofOpenSsl(KeyManagerFactory shown) throws SSLException {
    SslContext context =
        builder(new OpenSslCachingX509KeyManagerFactory(shown), TlsLibrary.OPENSSL)
            .option(OpenSslContextOption.GROUPS, OPENSSL_GROUPS.clone())
            .option(OpenSslContextOption.MAX_CERTIFICATE_LIST_BYTES, MAX_CLIENT_CHAIN)
            .build();
    if (context.sessionContext() instanceof OpenSslServerSessionContext sessions) {
      sessions.setTicketKeys(); // none of ours: tickets with the library's own, which it changes
    }
    return context;
  }

  /** The JDK's groups are set for each connection. */
  private static final class WithGroups extends DelegatingSslContext {
    WithGroups(SslContext context) {
      super(context);
    }

    @Override
    protected void initEngine(SSLEngine engine) {
      SSLParameters parameters = engine.getSSLParameters();
      parameters.setNamedGroups(JDK_GROUPS.clone());
      engine.setSSLParameters(parameters);
    }
  }
}
