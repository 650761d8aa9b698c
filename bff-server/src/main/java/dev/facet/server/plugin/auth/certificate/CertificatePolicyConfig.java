// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.certificate;

import static dev.facet.upstream.config.Require.require;

import dev.facet.server.plugin.auth.jwt.ClaimHeaderNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * Which of the certificates that a listener has verified are let in. Where no list is given all
 * are.
 *
 * @param subjects such as {@code CN=ada,O=Shop}; the order counts, spaces and case do not
 * @param names alternative names of any kind: DNS, e-mail, URI
 * @param fingerprints SHA-256 in hex, with or without colons
 * @param principal the claim that names the principal; absent: the subject
 * @param claimsToHeaders claims that services are told, by the name of the header; absent: none
 * @param anonymous whether requests without a certificate pass, unauthenticated; absent: no
 */
public record CertificatePolicyConfig(
    List<String> subjects,
    List<String> names,
    List<String> fingerprints,
    String principal,
    Map<String, String> claimsToHeaders,
    Boolean anonymous) {
  private static final Set<String> CLAIMS =
      Set.of("subject", "commonName", "fingerprint", "dns", "email", "uri");

  /** Sets defaults and guards; subjects and fingerprints in the form that they are compared in. */
  public CertificatePolicyConfig(
      @Nullable List<String> subjects,
      @Nullable List<String> names,
      @Nullable List<String> fingerprints,
      @Nullable String principal,
      @Nullable Map<String, String> claimsToHeaders,
      @Nullable Boolean anonymous) {
    this.subjects =
        subjects == null
            ? List.of()
            : subjects.stream().map(CertificatePolicyConfig::subject).toList();
    this.names = names == null ? List.of() : List.copyOf(names);
    this.fingerprints =
        fingerprints == null
            ? List.of()
            : fingerprints.stream().map(CertificatePolicyConfig::fingerprint).toList();
    this.principal = principal == null ? "subject" : principal;
    this.claimsToHeaders = ClaimHeaderNames.checked(claimsToHeaders);
    this.anonymous = anonymous != null && anonymous;
    require(
        CLAIMS.contains(this.principal),
        "principal",
        this.principal,
        "subject, commonName, fingerprint, dns, email or uri");
  }

  private static String subject(String text) {
    try {
      return new X500Principal(text).getName(X500Principal.CANONICAL);
    } catch (IllegalArgumentException malformed) {
      require(false, "subjects", text, "a name such as CN=ada,O=Shop");
      throw malformed;
    }
  }

  private static String fingerprint(String text) {
    String hex = text.replace(":", "").toLowerCase(Locale.ROOT);
    require(
        hex.matches("[0-9a-f]{64}"),
        "fingerprints",
        text,
        "the SHA-256 of a certificate: 64 hexadecimal digits, perhaps with colons");
    return hex;
  }

  /** Whether every certificate of the listener's authorities is let in. */
  boolean letsAllIn() {
    return subjects.isEmpty() && names.isEmpty() && fingerprints.isEmpty();
  }
}
