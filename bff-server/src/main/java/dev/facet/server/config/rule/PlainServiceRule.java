// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.route.RouteConfig;
import dev.facet.server.route.PathPattern;
import java.util.ArrayList;
import java.util.List;

/**
 * Warns of what is served in clear text beside a redirect of everything to https: a longer path
 * comes before it, so that the redirect does not cover what its author meant.
 */
final class PlainServiceRule implements ConfigRules.Rule {
  /** Where authorities look for proof, in clear text (RFC 8555, section 8.3). */
  private static final String CHALLENGES = "/.well-known/acme-challenge";

  @Override
  public void check(RuleInput input) {
    for (RouteConfig route : input.config().routes()) {
      if (isOfEverything(route)) {
        warn(input, route, served(input, route));
      }
    }
  }

  private static boolean isOfEverything(RouteConfig route) {
    return route.redirect() != null
        && "https".equals(route.redirect().scheme())
        && route.match().path().equals(PathPattern.any());
  }

  /** Names of what clients reach by http at the listeners of a redirect. */
  private static List<String> served(RuleInput input, RouteConfig redirect) {
    List<String> served = new ArrayList<>();
    if (hasTls(input)) { // else there is no listener that a frontend could be on alone
      input
          .config()
          .frontends()
          .forEach((name, frontend) -> {
            if (redirect.match().hosts().isEmpty()
                && isPlainAt(input, redirect.listeners(), frontend.listeners())) {
              served.add("frontend \"" + name + "\"");
            }
          });
    }
    for (RouteConfig route : input.config().routes()) {
      boolean serves = route.forwards() || route.files() != null;
      if (serves
          && !"https".equals(route.match().scheme())
          && !route.match().path().fixed().startsWith(CHALLENGES)
          && HostOverlap.meet(redirect.match().hosts(), route.match().hosts())
          && isPlainAt(input, redirect.listeners(), route.listeners())) {
        served.add("route \"" + route.id() + "\"");
      }
    }
    return served;
  }

  private static boolean hasTls(RuleInput input) {
    return input.config().listeners().clients().values().stream()
        .anyMatch(listener -> listener.tls() != null);
  }

  /** Whether two are at one listener of which requests may be of http; empty lists are all. */
  private static boolean isPlainAt(RuleInput input, List<String> some, List<String> others) {
    return input.config().listeners().clients().entrySet().stream()
        .filter(listener -> listener.getValue().tls() == null)
        .anyMatch(listener ->
            (some.isEmpty() || some.contains(listener.getKey()))
                && (others.isEmpty() || others.contains(listener.getKey())));
  }

  private static void warn(RuleInput input, RouteConfig redirect, List<String> served) {
    if (served.isEmpty()) {
      return;
    }
    String first = served.getFirst();
    input
        .findings()
        .warning(
            new Diagnostic.Warning(
                    ConfigCode.SERVED_BESIDE_REDIRECT,
                    "route \""
                        + redirect.id()
                        + "\" redirects to https, but "
                        + (served.size() == 1
                            ? first + " is"
                            : first + " and " + (served.size() - 1) + " more are")
                        + " served by http: what names a longer path or a host comes first",
                    input.spans().nearest(input.path(redirect) + ".redirect"))
                .hinted(
                    hasTls(input)
                        ? "give the others listeners with tls, or routes match.scheme: https"
                        : "give the other routes match.scheme: https"));
  }
}
