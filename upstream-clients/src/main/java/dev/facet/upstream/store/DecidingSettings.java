// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.store;

import dev.facet.upstream.config.ClientCredentialsConfig;
import dev.facet.upstream.config.EndpointConfig;
import dev.facet.upstream.config.PemFile;
import dev.facet.upstream.config.Secret;
import dev.facet.upstream.config.SignerConfig;
import dev.facet.upstream.config.TlsConfig;
import dev.facet.upstream.config.UpstreamConfig;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a service that decide what its responses are: whom the gateway asks, as whom, and
 * what it tells of its clients. Gateways in which they differ share nothing that is kept. Times,
 * bounds and the like decide nothing.
 */
public final class DecidingSettings {
  private final List<String> parts = new ArrayList<>();

  private DecidingSettings(UpstreamConfig config) {
    add("endpoints", config.endpoints().stream().map(EndpointConfig::url).sorted().toList());
    add("discover", config.discover());
    addSecrets("headers", config.headers());
    add("forward", config.forward());
    add("vary", config.cache().vary().stream().sorted().distinct().toList());
    add("compression", config.compression());
    add("serverName", config.tls().serverName());
    addCertificate(config.tls());
    addToken(config.auth().clientCredentials());
    addSigner(config.auth().signer());
  }

  /**
   * A digest of them, equal for equal ones, from which not even a short secret among them is
   * guessed cheaply. Making it takes some milliseconds.
   */
  public static String digest(String service, UpstreamConfig config) {
    return SlowDigest.of(service, new DecidingSettings(config).parts);
  }

  private void add(String setting, @Nullable Object value) {
    parts.add(setting);
    parts.add(String.valueOf(value));
  }

  private void addSecrets(String setting, Map<String, Secret> secrets) {
    Map<String, String> sorted = new TreeMap<>();
    secrets.forEach((name, secret) -> sorted.put(name.toLowerCase(Locale.ROOT), secret.value()));
    add(setting, sorted.size());
    sorted.forEach(this::add);
  }

  private void addToken(@Nullable ClientCredentialsConfig token) {
    if (token == null) {
      add("clientCredentials", null);
      return;
    }
    add("clientCredentials", token.tokenUrl());
    add("clientId", token.clientId());
    add("scopes", token.scopes().stream().sorted().toList());
    add("audience", token.audience());
    addCertificate(token.tls());
  }

  private void addSigner(@Nullable SignerConfig signer) {
    add("signer", signer == null ? null : signer.name());
    if (signer != null) {
      addSecrets("settings", signer.settings());
    }
  }

  /**
   * Whom it names, not its bytes: each replica may have one of its own, and a new one each hour.
   */
  private void addCertificate(TlsConfig tls) {
    PemFile shown = tls.cert();
    if (shown == null) {
      add("cert", null);
      return;
    }
    X509Certificate own = shown.certificates().getFirst();
    add("cert", own.getSubjectX500Principal().getName());
    add("issuer", own.getIssuerX500Principal().getName());
    add("names", names(own));
  }

  private static List<String> names(X509Certificate certificate) {
    try {
      var names = certificate.getSubjectAlternativeNames();
      return names == null ? List.of() : names.stream().map(String::valueOf).sorted().toList();
    } catch (CertificateParsingException _) { // it names nobody that could be understood
      return List.of();
    }
  }
}
