// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.Principal;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether what a token says makes it one for us, RFC 7519 section 4.1 and RFC 9068. */
final class ClaimsPolicy {
  private static final double MILLIS_PER_SECOND = 1_000;

  private final JwtConfig config;
  private final String policy;
  private final InstantSource clock;
  private final TokenScopes scopes;
  private final double leeway;

  ClaimsPolicy(JwtConfig config, PluginContext context) {
    this.config = config;
    this.policy = context.policy();
    this.clock = context.clock();
    this.scopes = new TokenScopes(policy, config.scopesClaim(), context.nanoTime());
    this.leeway = config.leeway().toMillis() / MILLIS_PER_SECOND;
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
    check(claims.containsKey("exp"), "exp is missing");
    double expires = time(claims, "exp", Double.NEGATIVE_INFINITY);
    VerifiedToken token =
        new VerifiedToken(
            new Principal(subject, policy, scopes.of(claims), claims, end(expires)),
            ClaimHeaders.of(claims, config.claimsToHeaders()),
            time(claims, "nbf", Double.NEGATIVE_INFINITY),
            expires);
    judgeTime(token);
    return token;
  }

  /**
   * Looks at the clock again.
   *
   * @throws TokenRejected where the token is not valid now
   */
  void judgeTime(VerifiedToken token) {
    double now = clock.millis() / MILLIS_PER_SECOND;
    check(now < token.expires() + leeway, "expired");
    check(now >= token.notBefore() - leeway, "not valid yet");
  }

  /** The leeway holds for what outlives the request, too: it would end as soon as it began. */
  private long end(double expires) {
    return (long) ((expires + leeway) * MILLIS_PER_SECOND);
  }

  // That it is a number is part of a token's form.
  private static double time(Map<String, Object> claims, String name, double absent) {
    return claims.get(name) instanceof Number seconds ? seconds.doubleValue() : absent;
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
