// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.tls;

import dev.facet.upstream.config.PemAuthorities;
import dev.facet.upstream.config.PemIdentity;
import dev.facet.upstream.config.TlsConfig;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import org.jspecify.annotations.Nullable;

/** Makes of the settings of TLS what Vert.x takes: whom is trusted, and who calls. */
public final class ServiceTls {
  /** The key never leaves the memory of the process, but a key store wants one. */
  private static final char[] PASSPHRASE = "in memory".toCharArray();

  private ServiceTls() {}

  /**
   * The options of a service's connections.
   *
   * @param trust the authorities where the settings name none; null for those of the JVM
   * @param handshake the longest handshake
   */
  public static ClientSSLOptions options(
      TlsConfig config, @Nullable TrustOptions trust, Duration handshake) {
    ClientSSLOptions options =
        new ClientSSLOptions()
            .setHostnameVerificationAlgorithm("HTTPS")
            .setEnabledSecureTransportProtocols(config.minVersion().protocols())
            .setSslHandshakeTimeout(handshake.toMillis())
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    if (config.ca() != null) {
      options.setTrustOptions(TrustOptions.wrap(PemAuthorities.trusting(config.ca())));
    } else if (trust != null) {
      options.setTrustOptions(trust);
    }
    if (config.cert() != null && config.key() != null) {
      options.setKeyCertOptions(identity(PemIdentity.of(config.cert(), config.key())));
    }
    return options;
  }

  private static KeyCertOptions identity(PemIdentity identity) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      X509Certificate[] chain = identity.chain().toArray(X509Certificate[]::new);
      store.setKeyEntry("client", identity.key(), PASSPHRASE, chain);
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, PASSPHRASE);
      return KeyCertOptions.wrap(factory);
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException("an identity that was guarded", impossible);
    }
  }
}
