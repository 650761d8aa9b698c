// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows clients the certificate that {@link CertificateChoice} finds for them. It reads the name
 * out of the handshake that is under way, so that one context serves all names: nothing has to hold
 * back a ClientHello, or parse it before TLS does.
 */
final class SniKeys extends X509ExtendedKeyManager {
  private final CertificateChoice choice;

  SniKeys(CertificateChoice choice) {
    this.choice = choice;
  }

  /** What it chooses among. */
  CertificateChoice choice() {
    return choice;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    CertificateChoice.Offer offer = choice.choose(serverName(engine), keyType);
    return offer == null ? null : offer.alias();
  }

  private static @Nullable String serverName(SSLEngine engine) {
    if (engine.getHandshakeSession() instanceof ExtendedSSLSession session) {
      for (SNIServerName name : session.getRequestedServerNames()) {
        if (name.getType() == StandardConstants.SNI_HOST_NAME && name instanceof SNIHostName host) {
          return host.getAsciiName();
        }
      }
    }
    return null;
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    CertificateChoice.Offer offer = choice.of(alias);
    return offer == null ? null : offer.identity().chain().toArray(X509Certificate[]::new);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    CertificateChoice.Offer offer = choice.of(alias);
    return offer == null ? null : offer.identity().key();
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    CertificateChoice.Offer offer = choice.choose(null, keyType);
    return offer == null ? null : new String[] {offer.alias()};
  }

  /** Listeners have no sockets, but channels. */
  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, Socket socket) {
    return null;
  }

  /** It is no client. */
  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  /** It is no client. */
  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
    return null;
  }
}
