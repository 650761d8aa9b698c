// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.http.IdempotentMethods;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.route.CanaryConfig;
import dev.facet.server.config.route.FailoverConfig;
import dev.facet.server.config.route.RouteConfig;
import dev.facet.upstream.config.RetryCondition;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Set;

/** Canaries, cookies, mirrors and failovers must fit the services of their route. */
final class DestinationRule implements ConfigRules.Rule {
  @Override
  public void check(RuleInput input) {
    for (RouteConfig route : input.config().routes()) {
      String path = input.path(route);
      if (route.forwards() && !input.findings().isBroken(path, ".to")) {
        checkCanaries(input, route, path);
        checkSticky(input, route, path);
        checkMirror(input, route, path);
        checkFailover(input, route, path);
      }
    }
  }

  private static void checkCanaries(RuleInput input, RouteConfig route, String path) {
    Set<String> services = route.forward().to().services().keySet();
    if (input.findings().isBroken(path, ".canary")) {
      return;
    }
    for (int i = 0; i < route.forward().to().canary().size(); i++) {
      CanaryConfig canary = route.forward().to().canary().get(i);
      if (!services.contains(canary.to())) {
        String near = Suggestion.hint(canary.to(), services);
        input.error(
            ConfigCode.CANARY_ELSEWHERE,
            path + ".canary[" + i + "].to",
            "route \"" + route.id() + "\" has no service \"" + canary.to() + "\"",
            near.isEmpty()
                ? "add " + canary.to() + ": 0 to its services, so that nothing else leads there"
                : near,
            input.keys(path + ".to"));
      }
    }
  }

  private static void checkSticky(RuleInput input, RouteConfig route, String path) {
    if (route.forward().to().sticky() != null && route.forward().to().services().size() == 1) {
      warn(
          input,
          ConfigCode.STICKY_WITHOUT_CHOICE,
          path + ".sticky",
          "route \"" + route.id() + "\" has one service: there is nothing to keep",
          "name a second service under to, or remove sticky");
    }
  }

  private static void checkMirror(RuleInput input, RouteConfig route, String path) {
    if (route.forward().to().mirror() == null) {
      return;
    }
    String second = route.forward().to().mirror().to();
    boolean failsOver =
        route.forward().to().failover() != null
            && route.forward().to().failover().to().equals(second);
    if (route.forward().to().services().containsKey(second) || failsOver) {
      input.error(
          ConfigCode.SECOND_IS_FIRST,
          path + ".mirror.to",
          "the mirror \"" + second + "\" responds to the route itself: it would get requests twice",
          "copy to a service that does not respond to the route",
          input.keys(failsOver ? path + ".failover.to" : path + ".to." + second));
    }
  }

  private static void checkFailover(RuleInput input, RouteConfig route, String path) {
    FailoverConfig failover = route.forward().to().failover();
    if (failover == null) {
      return;
    }
    String second = failover.to();
    boolean others =
        route.forward().to().services().entrySet().stream()
            .anyMatch(entry -> entry.getValue() > 0 && !entry.getKey().equals(second));
    if (!others) {
      input.error(
          ConfigCode.SECOND_IS_FIRST,
          path + ".failover.to",
          "the failover \"" + second + "\" is the service that fails",
          "name another service",
          input.keys(path + ".to." + second));
    } else if (!isPossible(route, failover)) {
      warn(
          input,
          ConfigCode.FAILOVER_NEVER,
          path + ".failover",
          "route \""
              + route.id()
              + "\" never fails over: after "
              + words(failover.on())
              + " its requests may have been done, and "
              + String.join(", ", route.match().methods())
              + " may not be sent twice",
          "add connect to on, or remove failover");
    }
  }

  private static boolean isPossible(RouteConfig route, FailoverConfig failover) {
    List<String> methods = route.match().methods();
    return failover.on().contains(RetryCondition.CONNECT)
        || methods.isEmpty()
        || methods.stream().map(HttpMethod::valueOf).anyMatch(IdempotentMethods::contains);
  }

  private static String words(List<RetryCondition> on) {
    return String.join(", ", on.stream().map(RetryCondition::toString).toList());
  }

  private static void warn(
      RuleInput input, ConfigCode code, String path, String message, String hint) {
    input
        .findings()
        .warning(new Diagnostic.Warning(code, message, input.spans().nearest(path)).hinted(hint));
  }
}
