// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.upstream.config.ForwardConfig;
import dev.facet.upstream.config.UpstreamConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Warns of headers that never reach a service, since it gets another by that name. */
final class HeaderConflictRule implements ConfigRules.Rule {
  @Override
  public void check(RuleInput input) {
    input.config().services().forEach((name, service) -> check(input, "services." + name, service));
  }

  private static void check(RuleInput input, String at, UpstreamConfig service) {
    if (input.findings().isBroken(at + ".forward") || input.findings().isBroken(at + ".headers")) {
      return; // broken items are left out, so positions would be wrong
    }
    checkTimeLeft(input, at, service);
    service.headers().keySet().forEach(header -> checkIdentity(input, at, header));
    Map<String, String> wanted = wanted(at, service.forward());
    for (String header : service.headers().keySet()) {
      wanted.forEach((path, name) -> {
        if (name.equals(header.toLowerCase(Locale.ROOT)) && input.spans().value(path) != null) {
          warn(input, path, name, at + ".headers." + header);
        }
      });
    }
  }

  private static void checkIdentity(RuleInput input, String at, String header) {
    String name = header.toLowerCase(Locale.ROOT);
    input
        .policies()
        .forEach((policy, traits) -> {
          if (traits.identityHeaders().contains(name)) {
            input
                .findings()
                .warning(
                    new Diagnostic.Warning(
                        ConfigCode.INEFFECTIVE_SETTING,
                        "headers: " + name + " (expected: none that tells the principal)",
                        input.spans().nearest(at + ".headers." + header),
                        "",
                        "it replaces what policy \"" + policy + "\" tells; rename one of the two",
                        input.keys("policies." + policy)));
          }
        });
  }

  /** The time is written last, in place of whatever has its name. */
  private static void checkTimeLeft(RuleInput input, String at, UpstreamConfig service) {
    String name = service.forward().timeLeft();
    String path = at + ".forward.timeLeft";
    if (name == null || input.spans().value(path) == null) {
      return;
    }
    Map<String, String> others = wanted(at, service.forward());
    for (String header : service.headers().keySet()) {
      others.put(at + ".headers." + header, header.toLowerCase(Locale.ROOT));
    }
    others.forEach((other, taken) -> {
      if (taken.equals(name)) {
        input
            .findings()
            .warning(
                new Diagnostic.Warning(
                    ConfigCode.INEFFECTIVE_SETTING,
                    "timeLeft: "
                        + name
                        + " (expected: a header that the service does not get anyway)",
                    input.spans().nearest(path),
                    "",
                    "the time is sent in its place; give it another name, or remove one of the two",
                    input.keys(other)));
      }
    });
  }

  /** The names that the service is to get otherwise, by the setting that says so. */
  private static Map<String, String> wanted(String at, ForwardConfig forward) {
    Map<String, String> wanted = new LinkedHashMap<>();
    List<String> names = forward.headers();
    for (int i = 0; i < names.size(); i++) {
      wanted.put(at + ".forward.headers[" + i + "]", names.get(i));
    }
    if (forward.authorization()) {
      wanted.put(at + ".forward.authorization", "authorization");
    }
    return wanted;
  }

  private static void warn(RuleInput input, String path, String name, String header) {
    input
        .findings()
        .warning(
            new Diagnostic.Warning(
                ConfigCode.INEFFECTIVE_SETTING,
                "forward: " + name + " (expected: a header that the service does not get anyway)",
                input.spans().nearest(path),
                "",
                "the one under \"headers\" is always sent; remove one of the two",
                input.keys(header)));
  }
}
