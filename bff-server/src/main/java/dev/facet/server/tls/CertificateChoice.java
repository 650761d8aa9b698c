// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tls;

import dev.facet.server.config.listener.CertificateConfig;
import dev.facet.upstream.config.PemIdentity;
import dev.facet.upstream.config.TlsVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of a listener's certificates a client is shown: the first one of the name that it asks for,
 * else the first one of the wildcard that the name falls under, else what the first of all is shown
 * for. Each of them only where the client can verify keys of its kind, so that a name may have one
 * of RSA and one of ECDSA.
 */
final class CertificateChoice {
  private final Map<String, Offer> byAlias = new LinkedHashMap<>();
  private final Map<String, List<Offer>> byName = new HashMap<>();
  private final List<Offer> standard = new ArrayList<>();

  /**
   * One of the certificates.
   *
   * @param alias its position, counted from 0
   */
  record Offer(String alias, PemIdentity identity) {
    boolean isOf(String keyType) {
      return identity.key().getAlgorithm().equals(keyType);
    }
  }

  /** A choice of these. */
  CertificateChoice(List<CertificateConfig> certificates) {
    for (CertificateConfig each : certificates) {
      Offer offer = new Offer(Integer.toString(byAlias.size()), each.identity());
      byAlias.put(offer.alias, offer);
      for (String name : CertificateNames.of(offer.identity.certificate()).all()) {
        byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(offer);
      }
    }
    Offer first = byAlias.values().iterator().next();
    standard.add(first);
    CertificateNames names = CertificateNames.of(first.identity.certificate());
    byAlias.values().stream()
        .filter(other -> !other.alias.equals(first.alias))
        .filter(other ->
            CertificateNames.of(other.identity.certificate()).all().stream()
                .anyMatch(names.all()::contains))
        .forEach(standard::add);
  }

  /**
   * The certificate to show.
   *
   * @param serverName that the client asks for; null where it asks for none
   * @param keyType as keys name their algorithm: {@code RSA}, {@code EC} or {@code EdDSA}
   * @return null where there is none with a key of that type
   */
  @Nullable Offer choose(@Nullable String serverName, String keyType) {
    for (Offer offer : named(serverName)) {
      if (offer.isOf(keyType)) {
        return offer;
      }
    }
    return null;
  }

  private List<Offer> named(@Nullable String serverName) {
    if (serverName == null) {
      return standard;
    }
    String name = serverName.toLowerCase(Locale.ROOT);
    List<Offer> exact = byName.get(name);
    return exact != null ? exact : byName.getOrDefault(CertificateNames.wildcard(name), standard);
  }

  /**
   * Whether only the JDK shows each client what it can verify. By OpenSSL it is chosen before the
   * client's suites are known, which it takes where a name has keys of several kinds; and keys of
   * Ed25519 are not found for suites of TLS 1.2.
   *
   * @param versions of TLS that are spoken
   */
  boolean needsJdk(Set<String> versions) {
    return byName.values().stream().anyMatch(CertificateChoice::isMixed)
        || (versions.containsAll(TlsVersion.TLS_1_2.protocols())
            && byAlias.values().stream().anyMatch(offer -> offer.isOf("EdDSA")));
  }

  private static boolean isMixed(List<Offer> offers) {
    return offers.stream().map(offer -> offer.identity.key().getAlgorithm()).distinct().count() > 1;
  }

  /** The one of an alias. */
  @Nullable Offer of(String alias) {
    return byAlias.get(alias);
  }
}
