// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which hosts of matches have others among them. */
final class HostOverlap {
  private static final String WILDCARD = "*.";

  private HostOverlap() {}

  /** Whether some request has a host of both; empty lists are every host. */
  static boolean meet(List<String> some, List<String> others) {
    return some.isEmpty()
        || others.isEmpty()
        || includesAny(some, others)
        || includesAny(others, some);
  }

  private static boolean includesAny(List<String> wide, List<String> hosts) {
    Set<String> names = new HashSet<>(wide);
    return hosts.stream()
        .anyMatch(
            host -> names.contains(host) || wildcardsOver(host).stream().anyMatch(names::contains));
  }

  /** Whether every request of a host has another one as well; null for every host. */
  static boolean includes(@Nullable String wide, @Nullable String host) {
    return wide == null
        || wide.equals(host)
        || (host != null && wide.startsWith(WILDCARD) && host.endsWith(wide.substring(1)));
  }

  /** The wildcards that include a host beside itself, the longest first. */
  static List<String> wildcardsOver(String host) {
    List<String> wildcards = new ArrayList<>();
    int from = host.startsWith(WILDCARD) ? WILDCARD.length() : 0;
    for (int dot = host.indexOf('.', from); dot > 0; dot = host.indexOf('.', dot + 1)) {
      wildcards.add("*" + host.substring(dot));
    }
    return wildcards;
  }
}
