// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.server.config.FrontendConfig;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.route.Auth;
import dev.facet.server.config.route.RouteConfig;
import dev.facet.server.plugin.Phase;
import java.util.List;

/**
 * Which clients may call is always said: by a policy that authenticates, or by {@code auth: none}.
 */
final class AuthenticationRule implements ConfigRules.Rule {
  @Override
  public void check(RuleInput input) {
    for (RuleInput.Guarded guarded : input.guarded()) {
      if (isJudgeable(input, guarded)) {
        List<String> authenticating =
            guarded.use().stream()
                .filter(policy -> input.isKnown(policy, Phase.AUTHENTICATE))
                .toList();
        judge(input, guarded, authenticating);
      }
    }
    for (RouteConfig route : input.config().routes()) {
      scopes(input, route);
    }
    input.config().frontends().forEach((name, frontend) -> explainScopes(input, name, frontend));
  }

  /** A policy that is unknown or broken may be the one that authenticates. */
  private static boolean isJudgeable(RuleInput input, RuleInput.Guarded guarded) {
    return !input.findings().isBroken(guarded.path(), ".use")
        && !input.findings().isBroken(guarded.path(), ".auth")
        && guarded.use().stream().allMatch(input.policies()::containsKey);
  }

  private static void judge(
      RuleInput input, RuleInput.Guarded guarded, List<String> authenticating) {
    if (guarded.auth() == null && authenticating.isEmpty()) {
      input.error(
          ConfigCode.NO_AUTHENTICATION,
          guarded.path() + (guarded.use().isEmpty() ? "" : ".use"),
          guarded.name() + ": no policy authenticates",
          "use a policy that authenticates, or write \"auth: none\" if every client may call",
          List.of());
    }
    if (guarded.auth() == Auth.NONE && !authenticating.isEmpty()) {
      String policy = authenticating.getFirst();
      input.error(
          ConfigCode.CONTRADICTORY_AUTHENTICATION,
          guarded.path() + ".auth",
          guarded.name() + ": \"auth: none\", but policy \"" + policy + "\" authenticates",
          "remove one of the two",
          input.keys("policies." + policy));
    }
  }

  private static void explainScopes(RuleInput input, String name, FrontendConfig frontend) {
    if (frontend.auth() == Auth.NONE && !frontend.explain().scopes().isEmpty()) {
      String path = "frontends." + name;
      input.error(
          ConfigCode.CONTRADICTORY_AUTHENTICATION,
          path + ".explain",
          "frontend \"" + name + "\": explain names scopes, but \"auth: none\" knows no caller",
          "remove one of the two",
          input.keys(path + ".auth"));
    }
  }

  private static void scopes(RuleInput input, RouteConfig route) {
    if (route.require() != null && route.auth() == Auth.NONE) {
      String path = input.path(route);
      input.error(
          ConfigCode.CONTRADICTORY_AUTHENTICATION,
          path + ".require",
          "route \"" + route.id() + "\": scopes are required, but \"auth: none\" knows no caller",
          "remove one of the two",
          input.keys(path + ".auth"));
    }
  }
}
