// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import dev.facet.server.plugin.PluginContext;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a token is valid: form and header first, then the signature, then the claims. A
 * token that was verified a moment ago only has its time looked at.
 */
final class JwtPolicy {
  private final JwtConfig config;
  private final KeySource keys;
  private final ClaimsPolicy claims;
  private final TokenCache cache;

  JwtPolicy(JwtConfig config, KeySource keys, PluginContext context) {
    this.config = config;
    this.keys = keys;
    this.claims = new ClaimsPolicy(config, context);
    this.cache = new TokenCache(context.nanoTime());
  }

  /**
   * Verifies a token.
   *
   * @return fails with {@link TokenRejected} or {@link KeysUnavailable}
   */
  Future<VerifiedToken> verify(String text) {
    KeySet known = keys.known();
    try {
      Optional<VerifiedToken> remembered = cache.find(text, known);
      if (remembered.isPresent()) {
        claims.judgeTime(remembered.get());
        return Future.succeededFuture(remembered.get());
      }
      UnverifiedToken token = UnverifiedToken.parse(text, config.algorithms());
      return keys.find(token).map(candidates -> accept(token, candidates, known));
    } catch (TokenRejected rejected) {
      return Future.failedFuture(rejected);
    }
  }

  private VerifiedToken accept(
      UnverifiedToken token, List<VerificationKey> candidates, KeySet known) {
    verify(token, candidates);
    VerifiedToken verified = claims.judge(token.claims());
    // Where the keys changed meanwhile this entry is simply never found.
    cache.put(token.text(), verified, known);
    return verified;
  }

  private static void verify(UnverifiedToken token, List<VerificationKey> candidates) {
    for (VerificationKey key : candidates.subList(0, candidates.size() - 1)) {
      try {
        key.verify(token);
        return;
      } catch (TokenRejected _) {
        // Another key has the same kid.
      }
    }
    candidates.getLast().verify(token);
  }

  void close() {
    keys.close();
  }
}
