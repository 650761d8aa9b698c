// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.config.listener.ListenersConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two listeners cannot share a port on one address, and the gateway has one name. What frontends
 * and routes say of listeners are names of theirs.
 */
final class ListenerRule implements ConfigRules.Rule {
  private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");
  private static final String MANAGEMENT = "management";

  /** Where a listener is to be. */
  private record Binding(String name, String address, int port) {
    boolean meets(Binding other) {
      boolean sameAddress =
          address.equals(other.address)
              || EVERY_ADDRESS.contains(address)
              || EVERY_ADDRESS.contains(other.address);
      return port != 0 && port == other.port && sameAddress;
    }

    String at(String setting) {
      return "listeners." + name + "." + setting;
    }
  }

  @Override
  public void check(RuleInput input) {
    ports(input);
    names(input);
  }

  private static void ports(RuleInput input) {
    ListenersConfig listeners = input.config().listeners();
    List<Binding> bindings = new ArrayList<>();
    listeners
        .clients()
        .forEach((name, listener) ->
            bindings.add(new Binding(name, listener.address(), listener.port())));
    bindings.add(
        new Binding(MANAGEMENT, listeners.management().address(), listeners.management().port()));
    bindings.removeIf(binding -> input.findings().isBroken("listeners." + binding.name()));
    for (int i = 1; i < bindings.size(); i++) {
      Binding binding = bindings.get(i);
      bindings.subList(0, i).stream()
          .filter(binding::meets)
          .findFirst()
          .ifPresent(other -> reject(input, other, binding));
    }
  }

  private static void reject(RuleInput input, Binding first, Binding second) {
    boolean written = input.spans().value(second.at("port")) != null;
    boolean management = second.name().equals(MANAGEMENT);
    List<SourceSpan> other = written ? input.keys(first.at("port")) : List.of();
    input.error(
        ConfigCode.EQUAL_PORTS,
        (written || !management ? second : first).at("port"),
        "listeners " + first.name() + " and " + second.name() + ": both on port " + second.port(),
        written || !management
            ? "give one of them another port"
            : "management listens on 9090 unless told",
        other);
  }

  /** Whoever is before or behind the gateway knows it by one name, wherever a request came in. */
  private static void names(RuleInput input) {
    String name = input.config().listeners().via();
    for (Map.Entry<String, ListenerConfig> entry :
        input.config().listeners().clients().entrySet()) {
      String via = entry.getValue().via();
      if (via != null && !via.equals(name)) {
        String path = "listeners." + entry.getKey() + ".via";
        input.error(
            ConfigCode.SEVERAL_NAMES,
            path,
            "via: " + via + " (expected: " + name + ", which another listener says)",
            "the gateway has one name: say it at one listener, or the same at all",
            List.of());
      }
    }
  }
}
