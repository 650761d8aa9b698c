// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tls;

import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What TLS is spoken with. */
enum TlsLibrary {
  /** BoringSSL, a native library that Netty brings: a handshake costs a part of the JDK's. */
  OPENSSL("OpenSSL", SslProvider.OPENSSL, SelectorFailureBehavior.NO_ADVERTISE),
  /** The JDK, where the native library cannot be loaded. */
  JDK("the JDK", SslProvider.JDK, SelectorFailureBehavior.FATAL_ALERT);

  private static final Logger LOG = LoggerFactory.getLogger(TlsLibrary.class);

  private final String label;
  private final SslProvider provider;
  private final SelectorFailureBehavior withoutProtocol;

  TlsLibrary(String label, SslProvider provider, SelectorFailureBehavior withoutProtocol) {
    this.label = label;
    this.provider = provider;
    this.withoutProtocol = withoutProtocol;
  }

  /** The one of this process. Loads the native library when it is first asked, and says so. */
  static TlsLibrary ofProcess() {
    return Found.LIBRARY;
  }

  /** What there is; a class of its own, so that nothing is loaded before it is asked for. */
  private static final class Found {
    static final TlsLibrary LIBRARY = find();

    private static TlsLibrary find() {
      if (OpenSsl.isAvailable() && OpenSsl.supportsKeyManagerFactory()) {
        LOG.debug("TLS by {}", OpenSsl.versionString());
        return OPENSSL;
      }
      LOG.info(
          "TLS by the JDK, which takes more time for each handshake: the native library cannot be"
              + " loaded ({})",
          OpenSsl.unavailabilityCause() == null
              ? "turned off"
              : OpenSsl.unavailabilityCause().getMessage());
      return JDK;
    }
  }

  /** What people call it. */
  String label() {
    return label;
  }

  SslProvider provider() {
    return provider;
  }

  /**
   * What becomes of a client that speaks none of our protocols, where nothing rejects it before.
   */
  SelectorFailureBehavior withoutProtocol() {
    return withoutProtocol;
  }
}
