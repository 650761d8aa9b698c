// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.config.route.RouteConfig;
import dev.facet.server.plugin.auth.certificate.CertificatePolicyConfig;
import dev.facet.server.plugin.hsts.HstsConfig;
import dev.facet.server.tls.CertificateNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What routes want of TLS is there at the listeners that serve them: a certificate for the host, a
 * question for the client's, and https at all.
 */
final class TlsUseRule implements ConfigRules.Rule {
  @Override
  public void check(RuleInput input) {
    if (input.findings().isBroken("listeners")) {
      return;
    }
    Map<String, CertificateNames> certified = certified(input);
    input.config().routes().forEach(route -> hosts(input, route, certified));
    for (RuleInput.Guarded guarded : input.guarded()) {
      if (!guarded.use().isEmpty()) {
        Map<String, ListenerConfig> listeners = listeners(input, guarded.listeners());
        guarded.use().forEach(policy -> use(input, guarded, policy, listeners));
      }
    }
  }

  private static Map<String, ListenerConfig> listeners(RuleInput input, List<String> named) {
    return input.config().listeners().clients().entrySet().stream()
        .filter(entry -> named.isEmpty() || named.contains(entry.getKey()))
        .filter(entry -> !input.findings().isBroken("listeners." + entry.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static void use(
      RuleInput input,
      RuleInput.Guarded guarded,
      String policy,
      Map<String, ListenerConfig> listeners) {
    switch (settings(input, policy)) {
      case CertificatePolicyConfig config
          when !config.anonymous() && listeners.values().stream().noneMatch(TlsUseRule::asks) ->
          input.error(
              ConfigCode.UNASKED_CERTIFICATE,
              guarded.path() + ".use",
              guarded.name()
                  + ": policy \""
                  + policy
                  + "\" needs certificates of clients, which no listener here asks for",
              "give a listener that serves it tls with clientCa",
              input.keys("policies." + policy));
      case HstsConfig _
          when listeners.values().stream().noneMatch(listener -> listener.receives("https")) ->
          input
              .findings()
              .warning(
                  new Diagnostic.Warning(
                      ConfigCode.INEFFECTIVE_SETTING,
                      guarded.name() + ": policy \"" + policy + "\" (expected: none without https)",
                      input.spans().nearest(guarded.path() + ".use"),
                      "",
                      "give a listener that serves it tls, or name the proxy that ends TLS in its"
                          + " trustedProxies",
                      input.keys("policies." + policy)));
      case null, default -> {}
    }
  }

  private static @Nullable Record settings(RuleInput input, String policy) {
    RuleInput.PolicyTraits traits = input.policies().get(policy);
    return traits == null ? null : traits.settings();
  }

  private static boolean asks(ListenerConfig listener) {
    return listener.tls() != null && listener.tls().clientCa() != null;
  }

  /** The names of all certificates of each listener with TLS. */
  private static Map<String, CertificateNames> certified(RuleInput input) {
    Map<String, CertificateNames> all = new LinkedHashMap<>();
    listeners(input, List.of())
        .forEach((name, listener) -> {
          if (listener.tls() != null) {
            all.put(name, CertificateNames.ofAll(listener.tls().certificates()));
          }
        });
    return all;
  }

  private static void hosts(
      RuleInput input, RouteConfig route, Map<String, CertificateNames> certified) {
    if (input.findings().isBroken(input.path(route), ".match")) {
      return;
    }
    List<String> hosts = route.match().hosts();
    certified.forEach((name, names) -> {
      if (route.listeners().isEmpty() || route.listeners().contains(name)) {
        List<String> strange = hosts.stream().filter(host -> !names.cover(host)).toList();
        if (!strange.isEmpty()) {
          warn(input, route, strange, name);
        }
      }
    });
  }

  private static void warn(
      RuleInput input, RouteConfig route, List<String> hosts, String listener) {
    String first = hosts.getFirst();
    int index = route.match().hosts().indexOf(first);
    input
        .findings()
        .warning(
            new Diagnostic.Warning(
                ConfigCode.HOST_WITHOUT_CERTIFICATE,
                "host: "
                    + MatchedHostRule.words(hosts)
                    + " (expected: a name of a certificate of listener "
                    + listener
                    + ")",
                input.spans().nearest(input.path(route) + ".match.host[" + index + "]"),
                "",
                "clients get the first certificate of the listener and reject it; add one for the"
                    + " host, or name the listeners of the route",
                input.keys("listeners." + listener + ".tls")));
  }
}
