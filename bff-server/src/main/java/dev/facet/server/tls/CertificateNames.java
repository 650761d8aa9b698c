// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tls;

import dev.facet.http.HostLiterals;
import dev.facet.server.config.listener.CertificateConfig;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The hosts that a certificate is for (RFC 9525, section 6): the DNS names and addresses of its
 * subject alternative names. The common name counts for nothing, as with browsers.
 *
 * @param all in lower case, IPv6 addresses in brackets; a name may begin with {@code *.}
 */
public record CertificateNames(Set<String> all) {
  private static final int DNS = 2;
  private static final int ADDRESS = 7;

  /** Copies. */
  public CertificateNames {
    all = Set.copyOf(all);
  }

  /** Those of a certificate; none where its extension is malformed. */
  public static CertificateNames of(X509Certificate certificate) {
    try {
      if (certificate.getSubjectAlternativeNames() == null) {
        return new CertificateNames(Set.of());
      }
      return new CertificateNames(
          certificate.getSubjectAlternativeNames().stream()
              .filter(name -> name.getFirst().equals(DNS) || name.getFirst().equals(ADDRESS))
              .map(CertificateNames::text)
              .collect(Collectors.toSet()));
    } catch (CertificateParsingException malformed) {
      return new CertificateNames(Set.of());
    }
  }

  /** Those of all certificates of a listener. */
  public static CertificateNames ofAll(List<CertificateConfig> certificates) {
    return new CertificateNames(
        certificates.stream()
            .flatMap(each -> of(each.identity().certificate()).all().stream())
            .collect(Collectors.toSet()));
  }

  private static String text(List<?> name) {
    String text = String.valueOf(name.get(1)).toLowerCase(Locale.ROOT);
    return name.getFirst().equals(ADDRESS) && text.indexOf(':') >= 0
        ? HostLiterals.normal("[" + text + "]")
        : text;
  }

  /**
   * Whether the certificate is for a host.
   *
   * @param host in lower case; {@code *.} and a name stands for all hosts right below it
   */
  public boolean cover(String host) {
    return all.contains(host) || all.contains(wildcard(host));
  }

  /** The wildcard that a host falls under: one label is free (RFC 9525, section 6.3). */
  static String wildcard(String host) {
    int dot = host.indexOf('.');
    return dot < 0 ? "" : "*" + host.substring(dot);
  }
}
