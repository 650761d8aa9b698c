// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import dev.facet.server.plugin.Principal;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether what a token says makes it one for us, RFC 7519 section 4.1 and RFC 9068. */
final class ClaimsPolicy {
  private final JwtConfig config;
  private final String policy;
  private final InstantSource clock;
  private final double leeway;

  ClaimsPolicy(JwtConfig config, String policy, InstantSource clock) {
    this.config = config;
    this.policy = policy;
    this.clock = clock;
    this.leeway = config.leeway().toMillis() / 1000.0;
  }

  /**
   * The caller that a token with a good signature stands for.
   *
   * @throws TokenRejected where its claims are invalid
   */
  VerifiedToken judge(JsonObject json) {
    Map<String, Object> claims = Claims.of(json);
    check(config.issuer().equals(claims.get("iss")), "iss is not the issuer");
    check(
        !Collections.disjoint(audience(claims.get("aud")), config.audience()),
        "aud does not name us");
    if (!(claims.get("sub") instanceof String subject) || subject.isEmpty()) {
      throw new TokenRejected("sub is missing");
    }
    if (!(claims.get("exp") instanceof Number expires)) {
      throw new TokenRejected("exp is missing or no number");
    }
    Object notBefore = claims.getOrDefault("nbf", Double.NEGATIVE_INFINITY);
    if (!(notBefore instanceof Number from)) {
      throw new TokenRejected("nbf is no number");
    }
    VerifiedToken token =
        new VerifiedToken(
            new Principal(subject, policy, scopes(claims), claims),
            ClaimHeaders.of(claims, config.claimsToHeaders()),
            from.doubleValue(),
            expires.doubleValue());
    judgeTime(token);
    return token;
  }

  /**
   * Looks at the clock again.
   *
   * @throws TokenRejected where the token is not valid now
   */
  void judgeTime(VerifiedToken token) {
    double now = clock.millis() / 1000.0;
    check(now < token.expires() + leeway, "expired");
    check(now >= token.notBefore() - leeway, "not valid yet");
  }

  private Set<String> scopes(Map<String, Object> claims) {
    if (config.scopesClaim() != null) {
      return Claims.words(claims.get(config.scopesClaim()));
    }
    Object scope = claims.get("scope");
    return Claims.words(scope == null ? claims.get("scp") : scope);
  }

  // An audience may hold spaces, so that only a list has several.
  private static Set<String> audience(@Nullable Object aud) {
    return aud instanceof String one ? Set.of(one) : Claims.words(aud);
  }

  private static void check(boolean holds, String reason) {
    if (!holds) {
      throw new TokenRejected(reason);
    }
  }
}
