// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.HandClock;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.auth.jwt.JwtConfig.KeyConfig;
import dev.facet.upstream.config.Secret;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Policies with keys of their own, and what they say of a token. */
final class JwtPolicies {
  private JwtPolicies() {}

  /** A policy with one key, in PEM. */
  static JwtPolicy of(Vertx vertx, JwtAlgorithm algorithm, PublicKey key) {
    return of(vertx, algorithm, TokenForge.pem(key), null, new HandClock());
  }

  /** A policy with a key or set of keys, and the claim with the scopes. */
  static JwtPolicy of(
      Vertx vertx,
      JwtAlgorithm algorithm,
      String keys,
      @Nullable String scopesClaim,
      HandClock clock) {
    JwtConfig config =
        new JwtConfig(
            "https://id.example",
            List.of("shop"),
            List.of(algorithm),
            null,
            List.of(new KeyConfig(null, new Secret(keys), null)),
            null,
            Map.of(),
            scopesClaim,
            false);
    KeySet known = new KeyReader(vertx, config.algorithms()).configured(config.keys());
    return new JwtPolicy(
        config,
        new ConfiguredKeys(known),
        new PluginContext("user", vertx, clock, clock::nanoTime, Path.of("")));
  }

  /** "valid", or why a token is rejected. */
  static String judge(JwtPolicy policy, String token) {
    return Exchanges.result(
        policy.verify(token).map("valid").otherwise(failure -> "" + failure.getMessage()));
  }
}
