// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.pipeline;

import static dev.facet.upstream.config.Require.require;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Next;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.Principal;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a request pass whose caller has all scopes that a route requires. Belongs into {@link
 * dev.facet.server.plugin.Phase#AUTHORIZE}; it has no policy of its own.
 */
public final class ScopeGuard implements Plugin {
  /** What {@link #isScope} takes, in the words of a finding. */
  public static final String EXPECTED = "no space, quote or backslash";

  private static final Logger LOG = LoggerFactory.getLogger(ScopeGuard.class);

  private final Set<String> needed;
  private final String challenge;

  /**
   * A guard.
   *
   * @param needed the scopes, in the syntax of RFC 6749 section 3.3; 1 or more
   */
  public ScopeGuard(Collection<String> needed) {
    require(!needed.isEmpty(), "scopes", "none", "1 or more");
    for (String scope : needed) {
      require(isScope(scope), "scopes", scope, EXPECTED);
    }
    this.needed = Set.copyOf(needed);
    this.challenge =
        "Bearer error=\"insufficient_scope\", scope=\""
            + String.join(" ", new TreeSet<>(needed))
            + '"';
  }

  /** Whether a string is a scope (RFC 6749, section 3.3), and can stand in a challenge. */
  public static boolean isScope(String text) {
    return text.matches("[!#-\\[\\]-~]+");
  }

  @Override
  public Future<GatewayResponse> handle(Exchange exchange, Next next) {
    Principal principal = exchange.principal();
    if (principal == null) {
      return Problem.of(ProblemCode.UNAUTHENTICATED, "This route needs credentials.")
          .withHeader("www-authenticate", "Bearer realm=\"facet\"")
          .asFailure();
    }
    if (principal.scopes().containsAll(needed)) {
      return next.proceed(exchange);
    }
    log(exchange, principal.scopes());
    return Problem.of(ProblemCode.FORBIDDEN, "The caller lacks a scope that this route requires.")
        .withHeader("www-authenticate", challenge)
        .asFailure();
  }

  private void log(Exchange exchange, Set<String> present) {
    Set<String> missing = new TreeSet<>(needed);
    missing.removeAll(present);
    String cause = "lacks " + joined(missing) + ", has " + joined(present);
    LOG.atInfo()
        .addKeyValue("correlationId", exchange.correlationId())
        .addKeyValue("route", exchange.route())
        .addKeyValue("cause", cause)
        .log("scopes missing: {}", cause);
  }

  private static String joined(Set<String> scopes) {
    return scopes.isEmpty() ? "no scopes" : String.join(" ", new TreeSet<>(scopes));
  }

  /** Guards are equal that let the same callers pass. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ScopeGuard guard && guard.needed.equals(needed);
  }

  @Override
  public int hashCode() {
    return needed.hashCode();
  }
}
