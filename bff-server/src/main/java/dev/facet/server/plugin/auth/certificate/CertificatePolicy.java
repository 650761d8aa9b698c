// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.certificate;

import dev.facet.server.plugin.ClientCertificate;
import dev.facet.server.plugin.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Decides whether a verified certificate is let in, and whose it is. */
final class CertificatePolicy {
  private static final List<String> ALTERNATIVE = List.of("dns", "email", "uri");

  private final CertificatePolicyConfig config;
  private final String policy;

  CertificatePolicy(CertificatePolicyConfig config, String policy) {
    this.config = config;
    this.policy = policy;
  }

  /** The caller with a certificate; empty where it is not let in, or has no such name. */
  Optional<Principal> principalWith(ClientCertificate certificate) {
    String name = first(certificate.claims().get(config.principal()));
    return name == null || !isLetIn(certificate)
        ? Optional.empty()
        : Optional.of(new Principal(name, policy, Set.of(), certificate.claims()));
  }

  /**
   * Why one has no caller, for the log: with the certificate's own names in the form in which the
   * policy compares them.
   */
  String rejection(ClientCertificate certificate) {
    return isLetIn(certificate)
        ? "no " + config.principal() + " (expected: what principal of policy " + policy + " names)"
        : "subject "
            + certificate.subject()
            + ", fingerprint "
            + certificate.fingerprint()
            + " (expected: one of subjects, fingerprints or names of policy "
            + policy
            + ")";
  }

  private boolean isLetIn(ClientCertificate certificate) {
    return config.letsAllIn()
        || config.fingerprints().contains(certificate.fingerprint())
        || config.subjects().contains(canonical(certificate.subject()))
        || names(certificate).anyMatch(config.names()::contains);
  }

  private static String canonical(String subject) {
    return new X500Principal(subject).getName(X500Principal.CANONICAL);
  }

  private static Stream<String> names(ClientCertificate certificate) {
    return ALTERNATIVE.stream()
        .map(certificate.claims()::get)
        .flatMap(names -> names instanceof Collection<?> all ? all.stream() : Stream.of())
        .map(String::valueOf);
  }

  private static @Nullable String first(@Nullable Object claim) {
    Object value = claim instanceof List<?> all ? all.getFirst() : claim;
    return value instanceof String text && !text.isBlank() ? text : null;
  }
}
