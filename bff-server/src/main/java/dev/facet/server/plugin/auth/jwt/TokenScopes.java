// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the scopes of a token. Where {@code scopesClaim} names a claim that a valid token does not
 * have, a line of the log says so, at most once per {@link #PAUSE}: with a misspelled name every
 * token lacks every scope, and nothing else shows why.
 */
final class TokenScopes {
  static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(TokenScopes.class);

  private final String policy;
  private final @Nullable String path;
  private final LongSupplier nanoTime;
  private final AtomicLong lastHint;

  /**
   * Scopes of the tokens of a policy.
   *
   * @param path name or path of their claim; null for {@code scope}, or {@code scp} where that has
   *     none
   */
  TokenScopes(String policy, @Nullable String path, LongSupplier nanoTime) {
    this.policy = policy;
    this.path = path;
    this.nanoTime = nanoTime;
    this.lastHint = new AtomicLong(nanoTime.getAsLong() - PAUSE.toNanos());
  }

  /** The scopes that the claims of a valid token grant. */
  Set<String> of(Map<String, Object> claims) {
    if (path == null) {
      Set<String> scopes = Claims.words(claims.get("scope"));
      return scopes.isEmpty() ? Claims.words(claims.get("scp")) : scopes;
    }
    Object claim = Claims.at(claims, path);
    if (claim == null) {
      hint(claims.keySet());
    }
    return Claims.words(claim);
  }

  private void hint(Set<String> names) {
    long last = lastHint.get();
    long now = nanoTime.getAsLong();
    if (now - last >= PAUSE.toNanos() && lastHint.compareAndSet(last, now)) {
      LOG.atInfo()
          .addKeyValue("policy", policy)
          .addKeyValue("scopesClaim", path)
          .addKeyValue("claims", String.join(", ", names))
          .log(
              "token without scopes: policy {}: no claim {} (expected: scopesClaim is one of {},"
                  + " or a path into one)",
              policy,
              path,
              String.join(", ", names));
    }
  }
}
