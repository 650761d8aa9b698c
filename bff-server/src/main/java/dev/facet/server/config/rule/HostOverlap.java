// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import org.jspecify.annotations.Nullable;

/** Which hosts of matches have others among them. */
final class HostOverlap {
  private HostOverlap() {}

  /** Whether some request has both hosts; null for every host. */
  static boolean meet(@Nullable String one, @Nullable String other) {
    return includes(one, other) || includes(other, one);
  }

  /** Whether every request of a host has another one as well; null for every host. */
  static boolean includes(@Nullable String wide, @Nullable String host) {
    return wide == null
        || wide.equals(host)
        || (host != null && wide.startsWith("*.") && host.endsWith(wide.substring(1)));
  }
}
