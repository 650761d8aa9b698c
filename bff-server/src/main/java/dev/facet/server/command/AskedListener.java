// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.config.listener.ListenersConfig;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The listener that a request comes in by, as far as its URL tells: that of its port, else the
 * first by which requests of its scheme come in.
 *
 * @param name of the listener
 * @param config of the listener
 * @param scheme of the request
 */
record AskedListener(String name, ListenerConfig config, String scheme) {
  private static final Pattern URL =
      Pattern.compile("(?i)(https?)://[^/?#]*?(?::(\\d{1,5}))?(?:[/?#].*)?");

  /**
   * Chooses one.
   *
   * @param named the one that is asked for; null for none
   * @param url a URL or a path, whose scheme is that of the listener
   */
  static AskedListener of(ListenersConfig listeners, @Nullable String named, String url) {
    Map<String, ListenerConfig> all = listeners.clients();
    if (named != null && !all.containsKey(named)) {
      throw FacetCommands.unknown("--listener", named, all.keySet());
    }
    Matcher form = URL.matcher(url);
    String scheme = form.matches() ? form.group(1).toLowerCase(Locale.ROOT) : "";
    String port = form.matches() && form.group(2) != null ? form.group(2) : "";
    String name = named == null ? chosen(listeners, scheme, port) : named;
    ListenerConfig config = Objects.requireNonNull(all.get(name));
    return new AskedListener(name, config, scheme.isEmpty() ? config.scheme() : scheme);
  }

  private static String chosen(ListenersConfig listeners, String scheme, String port) {
    if (scheme.isEmpty()) {
      return listeners.mainName();
    }
    String fitting =
        listeners.main().receives(scheme)
            ? listeners.mainName()
            : first(listeners, listener -> listener.receives(scheme), listeners.mainName());
    return first(
        listeners,
        listener -> listener.receives(scheme) && port.equals("" + listener.port()),
        fitting);
  }

  private static String first(
      ListenersConfig listeners, Predicate<ListenerConfig> wanted, String otherwise) {
    return listeners.clients().entrySet().stream()
        .filter(entry -> wanted.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(otherwise);
  }

  /** What is to be known where no such request comes in; empty where one does. */
  String note() {
    return config.receives(scheme)
        ? ""
        : "  no request of "
            + scheme
            + " comes in at listener "
            + name
            + ": it has "
            + (config.tls() == null ? "no tls" : "tls")
            + " and trusts no proxy to tell another scheme\n";
  }
}
