// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.http.Authorities;
import dev.facet.server.config.listener.ListenerConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * By which listener a client comes back that follows a redirect.
 *
 * @param all those for clients
 */
record RedirectListeners(Map<String, ListenerConfig> all) {
  /** Whether requests of a scheme come in by a listener; not by one that is not known. */
  boolean receives(String name, String scheme) {
    ListenerConfig listener = all.get(name);
    return listener != null && listener.receives(scheme);
  }

  /** Whether a port is that of a listener, or one that a listener redirects to. */
  boolean know(String port) {
    return all.values().stream()
        .anyMatch(each -> port.equals("" + each.port()) || port.equals("" + each.redirectPort()));
  }

  /**
   * The listener that a request comes in by: that of its port, else the one before, since ports may
   * be mapped, else the only one that speaks its scheme, or is told it by a proxy; empty where that
   * is not certain.
   */
  Optional<String> receiver(String scheme, String authority, String before) {
    String explicit = Authorities.port(authority);
    String port = !explicit.isEmpty() ? explicit : scheme.equals("https") ? "443" : "80";
    List<String> named = names(each -> each.receives(scheme) && port.equals("" + each.port()));
    if (!named.isEmpty()) {
      return only(named);
    }
    List<String> speaking = names(each -> each.scheme().equals(scheme));
    // A proxy that ends TLS tells https of what comes in clear text, hardly ever the reverse.
    boolean stays =
        receives(before, scheme) && (scheme.equals("https") || speaking.contains(before));
    return stays
        ? Optional.of(before)
        : only(speaking.isEmpty() ? names(each -> each.receives(scheme)) : speaking);
  }

  private List<String> names(Predicate<ListenerConfig> wanted) {
    return all.entrySet().stream()
        .filter(entry -> wanted.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Optional<String> only(List<String> names) {
    return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
  }
}
