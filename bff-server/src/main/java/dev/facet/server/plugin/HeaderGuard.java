// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes headers that only the gateway may set. {@code X_User} counts as {@code X-User}, because
 * CGI-like services read both as one.
 */
public final class HeaderGuard {
  private final Set<String> names;

  /**
   * A guard.
   *
   * @param names of the headers to remove, in any case
   */
  public HeaderGuard(Set<String> names) {
    this.names = names.stream().map(HeaderGuard::normal).collect(Collectors.toUnmodifiableSet());
  }

  /** Removes every spelling of the guarded headers. */
  public void strip(MultiMap headers) {
    if (names.isEmpty()) {
      return;
    }
    List<String> found = new ArrayList<>(2);
    for (Map.Entry<String, String> header : headers) {
      if (names.contains(normal(header.getKey()))) {
        found.add(header.getKey());
      }
    }
    found.forEach(headers::remove);
  }

  private static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
