// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import java.security.cert.X509Certificate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * TLS to a service. Its host name is always verified (RFC 9525).
 *
 * @param ca the authorities that its certificate may come from, in place of those of the JVM;
 *     absent: those of the JVM
 * @param cert the certificate that it is shown, followed by those between it and its authority;
 *     absent: none
 * @param key the private key of that certificate
 * @param serverName the name that is asked for (RFC 6066, section 3) and must be in its
 *     certificate; absent: the host of the endpoint
 * @param minVersion the oldest version that is spoken; absent: 1.2
 */
public record TlsConfig(
    @Nullable PemFile ca,
    @Nullable PemFile cert,
    @Nullable PemFile key,
    @Nullable String serverName,
    TlsVersion minVersion) {
  /** Labels of letters, digits and hyphens, the last of which is no number, as in an address. */
  private static final Pattern HOST =
      Pattern.compile(
          "(?=.{1,253}$)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*"
              + "(?!\\d+$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

  /** What absent settings mean. */
  public static final TlsConfig DEFAULT = new TlsConfig(null, null, null, null, null);

  /** Sets defaults; guards that the files can be used, now and with each other. */
  public TlsConfig(
      @Nullable PemFile ca,
      @Nullable PemFile cert,
      @Nullable PemFile key,
      @Nullable String serverName,
      @Nullable TlsVersion minVersion) {
    this.ca = ca;
    this.cert = cert;
    this.key = key;
    this.serverName = serverName;
    this.minVersion = minVersion == null ? TlsVersion.TLS_1_2 : minVersion;
    if (ca != null) {
      PemAuthorities.require("ca", ca);
    }
    require(cert != null || key == null, "key", key, "cert beside it, the certificate of the key");
    if (cert != null) {
      requireIdentity(cert, key);
    }
    require(
        serverName == null || HOST.matcher(serverName).matches(),
        "serverName",
        serverName,
        "a host name, such as users.internal, without a port");
  }

  private static void requireIdentity(PemFile cert, @Nullable PemFile key) {
    require(key != null, "cert", cert, "key beside it, the private key of the certificate");
    if (key == null) {
      return;
    }
    X509Certificate own = PemIdentity.of(cert, key).certificate();
    require(
        PemCertificates.isValid(own),
        "cert",
        cert,
        "valid today; it is from "
            + own.getNotBefore().toInstant()
            + " to "
            + own.getNotAfter().toInstant());
  }
}
