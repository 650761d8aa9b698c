// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.plugin.ClientCertificate;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.VertxConnection;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** What the client of a connection showed in its handshake, read with its first request. */
final class ShownCertificate {
  private static final AttributeKey<Optional<ClientCertificate>> KEY =
      AttributeKey.valueOf(ShownCertificate.class, "certificate");

  private ShownCertificate() {}

  /** That of the connection of a request; null where the client showed none. */
  static @Nullable ClientCertificate of(HttpServerRequest request) {
    Channel channel = ((VertxConnection) request.connection()).channel();
    Optional<ClientCertificate> shown = channel.attr(KEY).get();
    if (shown == null) {
      shown = read(request.connection().sslSession());
      channel.attr(KEY).set(shown);
    }
    return shown.orElse(null);
  }

  private static Optional<ClientCertificate> read(@Nullable SSLSession session) {
    try {
      Certificate[] chain = session == null ? new Certificate[0] : session.getPeerCertificates();
      return chain.length > 0 && chain[0] instanceof X509Certificate own
          ? Optional.of(ClientCertificate.of(own))
          : Optional.empty();
    } catch (SSLPeerUnverifiedException none) {
      return Optional.empty();
    }
  }
}
