// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.route.RouteConfig;
import dev.facet.server.config.route.TargetsConfig;
import dev.facet.server.config.yaml.ConfigNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names must be those of services and policies of this file, and policies named once a list. */
final class NameReferenceRule implements ConfigRules.Rule {
  private static final String SERVICES = "services";

  @Override
  public void check(RuleInput input) {
    Set<String> services = input.spans().names(SERVICES);
    for (RouteConfig route : input.config().routes()) {
      TargetsConfig targets = route.forward().to();
      for (String service : targets.services().keySet()) {
        if (!services.contains(service)) {
          String at = input.path(route) + ".to." + service;
          known(input, ConfigCode.UNKNOWN_SERVICE, service, "service", SERVICES, at);
        }
      }
      second(input, targets.mirror() == null ? null : targets.mirror().to(), route, "mirror");
      second(input, targets.failover() == null ? null : targets.failover().to(), route, "failover");
    }
    for (RuleInput.Guarded guarded : input.guarded()) {
      if (!guarded.listeners().isEmpty()) {
        listeners(input, guarded, guarded.path() + ".listeners");
      }
      // Broken items are left out, so positions would be wrong.
      if (!guarded.use().isEmpty() && !input.findings().isBroken(guarded.path(), ".use")) {
        policies(input, guarded, guarded.path() + ".use");
      }
    }
  }

  private static void listeners(RuleInput input, RuleInput.Guarded guarded, String path) {
    Set<String> names = input.config().listeners().clients().keySet();
    for (int i = 0; i < guarded.listeners().size(); i++) {
      String name = guarded.listeners().get(i);
      String at = path + "[" + i + "]";
      if (!names.contains(name) && !input.findings().isBroken("listeners." + name)) {
        Optional<String> near = Suggestion.nearest(name, names);
        input.error(
            ConfigCode.UNKNOWN_LISTENER,
            at,
            "unknown listener \"" + shown(input, at, name) + "\"",
            near.isPresent()
                ? Suggestion.hint(name, names)
                : "listeners for clients are: " + String.join(", ", names),
            input.keys("listeners"));
      }
    }
  }

  private static void second(
      RuleInput input, @Nullable String service, RouteConfig route, String key) {
    if (service != null) {
      String at = input.path(route) + "." + key + ".to";
      known(input, ConfigCode.UNKNOWN_SERVICE, service, "service", SERVICES, at);
    }
  }

  private static void policies(RuleInput input, RuleInput.Guarded guarded, String path) {
    List<String> use = guarded.use();
    for (int i = 0; i < use.size(); i++) {
      String at = path + "[" + i + "]";
      int first = use.indexOf(use.get(i));
      if (first < i) {
        input.error(
            ConfigCode.POLICY_TWICE,
            at,
            guarded.name() + ": policy \"" + shown(input, at, use.get(i)) + "\" is listed twice",
            "remove one of the two",
            input.keys(path + "[" + first + "]"));
      } else {
        known(input, ConfigCode.UNKNOWN_POLICY, use.get(i), "policy", "policies", at);
      }
    }
  }

  private static void known(
      RuleInput input, ConfigCode code, String name, String kind, String section, String at) {
    Set<String> names = input.spans().names(section);
    boolean unread = names.isEmpty() && input.findings().isBroken(section);
    if (names.contains(name) || unread) {
      return;
    }
    Optional<String> near = Suggestion.nearest(name, names);
    String hint =
        near.isPresent() ? Suggestion.hint(name, names) : remedy(input, section, name, names);
    List<SourceSpan> place =
        near.map(found -> input.keys(section + "." + found)).orElse(input.keys(section));
    Diagnostic.Error error =
        new Diagnostic.Error(
            code,
            "unknown " + kind + " \"" + shown(input, at, name) + "\"",
            input.spans().nearest(at));
    input
        .findings()
        .error(at, error.labelled("not defined under " + section).hinted(hint).relatedTo(place));
  }

  private static String remedy(RuleInput input, String section, String name, Set<String> names) {
    if (names.isEmpty()) {
      return "define it under \"" + section + "\"";
    }
    List<String> words = List.of(name.split("\\s+", -1));
    return names.containsAll(words)
        ? "write a comma between two names: " + String.join(", ", words)
        : plugin(input, section, name) + "defined are: " + String.join(", ", names);
  }

  /** Says so where a plugin stands in place of the policies that use it. */
  private static String plugin(RuleInput input, String section, String name) {
    List<String> using =
        input.spans().names(section).stream()
            .filter(policy ->
                input.spans().node(section + "." + policy) instanceof ConfigNode.Mapping mapping
                    && mapping.entries().containsKey(name))
            .toList();
    return section.equals("policies") && !using.isEmpty()
        ? "\"" + name + "\" is the plugin of \"" + String.join("\", \"", using) + "\"; "
        : "";
  }

  /** As the file has it: what comes from outside is not printed. */
  private static String shown(RuleInput input, String at, String name) {
    return input.spans().node(at) instanceof ConfigNode.Scalar scalar && scalar.isSubstituted()
        ? scalar.shown()
        : name;
  }
}
