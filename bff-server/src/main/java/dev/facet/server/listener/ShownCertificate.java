// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.plugin.ClientCertificate;
import io.vertx.core.http.HttpServerRequest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** What the client of a connection showed in its handshake, read with its first request. */
final class ShownCertificate {
  private static final String KEY = ShownCertificate.class.getName();

  private ShownCertificate() {}

  /** That of the connection of a request; null where the client showed none. */
  static @Nullable ClientCertificate of(HttpServerRequest request) {
    SSLSession session = request.connection().sslSession();
    if (session == null) {
      return null;
    }
    if (session.getValue(KEY) instanceof Optional<?> known) {
      return (ClientCertificate) known.orElse(null);
    }
    Optional<ClientCertificate> shown = read(session);
    session.putValue(KEY, shown);
    return shown.orElse(null);
  }

  private static Optional<ClientCertificate> read(SSLSession session) {
    try {
      Certificate[] chain = session.getPeerCertificates();
      return chain.length > 0 && chain[0] instanceof X509Certificate own
          ? Optional.of(ClientCertificate.of(own))
          : Optional.empty();
    } catch (SSLPeerUnverifiedException none) {
      return Optional.empty();
    }
  }
}
