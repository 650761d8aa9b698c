// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import dev.facet.upstream.Sha256;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that a client showed in its handshake, verified by its listener: of an authority
 * of {@code clientCa}, and valid at that time. Read once a connection; may be shared by threads.
 *
 * @param subject its subject, in the form of RFC 2253, such as {@code CN=ada,O=Shop}
 * @param fingerprint SHA-256 of the certificate, as 64 hexadecimal digits in lower case
 * @param claims {@code subject}, {@code commonName}, {@code issuer}, {@code serialNumber}, {@code
 *     fingerprint} and {@code expires} (RFC 3339), as far as it has them, and the lists {@code
 *     dns}, {@code email} and {@code uri} of its alternative names
 */
public record ClientCertificate(String subject, String fingerprint, Map<String, Object> claims) {
  /** Where a request on a listener that asks for certificates has the client's. */
  public static final ExchangeKey<ClientCertificate> KEY = new ExchangeKey<>("client certificate");

  private static final Map<Integer, String> NAMES = Map.of(1, "email", 2, "dns", 6, "uri");

  /** Copies. */
  public ClientCertificate {
    claims = Map.copyOf(claims);
  }

  /** What a verified certificate says. */
  public static ClientCertificate of(X509Certificate certificate) {
    String subject = certificate.getSubjectX500Principal().getName();
    String fingerprint = fingerprint(certificate);
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("subject", subject);
    claims.put("issuer", certificate.getIssuerX500Principal().getName());
    claims.put("serialNumber", certificate.getSerialNumber().toString(16));
    claims.put("fingerprint", fingerprint);
    claims.put("expires", certificate.getNotAfter().toInstant().toString());
    String commonName = commonName(certificate.getSubjectX500Principal());
    if (commonName != null) {
      claims.put("commonName", commonName);
    }
    names(certificate).forEach((kind, values) -> claims.put(kind, List.copyOf(values)));
    return new ClientCertificate(subject, fingerprint, claims);
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of().formatHex(Sha256.of(certificate.getEncoded()));
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException("a certificate that was decoded", impossible);
    }
  }

  private static @Nullable String commonName(X500Principal subject) {
    try {
      for (Rdn part : new LdapName(subject.getName()).getRdns().reversed()) {
        if (part.getType().equalsIgnoreCase("CN") && part.getValue() instanceof String name) {
          return name;
        }
      }
    } catch (InvalidNameException unusual) {
      return null;
    }
    return null;
  }

  private static Map<String, List<String>> names(X509Certificate certificate) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    try {
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      for (List<?> name : all == null ? List.<List<?>>of() : all) {
        String kind = NAMES.get(name.getFirst());
        if (kind != null) {
          names.computeIfAbsent(kind, _ -> new ArrayList<>()).add(String.valueOf(name.get(1)));
        }
      }
    } catch (CertificateParsingException malformed) {
      return Map.of();
    }
    return names;
  }
}
