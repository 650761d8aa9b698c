// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import dev.facet.upstream.config.DiscoverConfig;
import dev.facet.upstream.endpoint.FoundEndpoint;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes endpoints of addresses.
 *
 * @param scheme http or https
 * @param name what the endpoints go by
 * @param port of all of them; 0 for that of the scheme
 * @param path the base path; empty for none
 */
record FoundUrls(String scheme, String name, int port, String path) {
  private static final int MAX_PORT = 65_535;
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");

  /** As the configuration says. */
  static FoundUrls of(DiscoverConfig config, String name, int port) {
    String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    String scheme = config.scheme().name().toLowerCase(Locale.ROOT);
    return new FoundUrls(scheme, plain, port, config.path());
  }

  /** Whether a name can stand as the host of a URL: letters, digits, hyphens and dots. */
  static boolean isHost(String found) {
    return NAME.matcher(found).matches() && URI.create("http://" + found).getHost() != null;
  }

  static boolean isPort(int found) {
    return found >= 1 && found <= MAX_PORT;
  }

  List<FoundEndpoint> of(List<String> hosts) {
    return hosts.stream().distinct().map(host -> of(host, port, 1, 0)).toList();
  }

  /** The endpoint at a host, as it stands in a URL. */
  FoundEndpoint of(String host, int at, int weight, int priority) {
    String url = scheme + "://" + host + (at == 0 ? "" : ":" + at) + path;
    return new FoundEndpoint(URI.create(url), name.isEmpty() ? host : name, weight, priority);
  }
}
