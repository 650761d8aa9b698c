// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.listener;

import static dev.facet.upstream.config.Require.require;

import dev.facet.upstream.config.PemAuthorities;
import dev.facet.upstream.config.PemFile;
import dev.facet.upstream.config.TlsVersion;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * TLS of a listener.
 *
 * @param certificates that it shows, by the name that a client asks for (SNI, RFC 6066, section 3);
 *     the first one where it asks for none of them
 * @param clientCa the authorities that certificates of clients come from; absent: clients are not
 *     asked for any
 * @param clientAuth whether clients need one; absent: they do, where there is a {@code clientCa}
 * @param minVersion the oldest version that is spoken; absent: 1.2
 * @param handshakeTimeout how long a handshake may take; absent: 10 s
 */
public record ListenerTlsConfig(
    List<CertificateConfig> certificates,
    @Nullable PemFile clientCa,
    ClientAuthentication clientAuth,
    TlsVersion minVersion,
    Duration handshakeTimeout) {
  private static final Duration MAX_TIMEOUT = Duration.ofHours(1);

  /** Sets defaults and guards. */
  public ListenerTlsConfig(
      List<CertificateConfig> certificates,
      @Nullable PemFile clientCa,
      @Nullable ClientAuthentication clientAuth,
      @Nullable TlsVersion minVersion,
      @Nullable Duration handshakeTimeout) {
    this.certificates = List.copyOf(certificates);
    this.clientCa = clientCa;
    this.clientAuth = clientAuth == null ? ClientAuthentication.REQUIRED : clientAuth;
    this.minVersion = minVersion == null ? TlsVersion.TLS_1_2 : minVersion;
    this.handshakeTimeout = handshakeTimeout == null ? Duration.ofSeconds(10) : handshakeTimeout;
    require(!this.certificates.isEmpty(), "certificates", "none", "1 or more");
    if (clientCa != null) {
      PemAuthorities.require("clientCa", clientCa);
    }
    require(
        clientCa != null || clientAuth == null,
        "clientAuth",
        clientAuth,
        "clientCa beside it, the authorities of clients' certificates");
    require(
        this.handshakeTimeout.toMillis() > 0 && this.handshakeTimeout.compareTo(MAX_TIMEOUT) <= 0,
        "handshakeTimeout",
        this.handshakeTimeout,
        "1ms to 1h");
  }
}
