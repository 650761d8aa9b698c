// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import dev.facet.upstream.config.DiscoverConfig;
import dev.facet.upstream.endpoint.FoundEndpoint;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Makes endpoints of addresses.
 *
 * @param scheme http or https
 * @param name what the endpoints go by
 * @param port of all of them; 0 for that of the scheme
 * @param path the base path; empty for none
 */
record FoundUrls(String scheme, String name, int port, String path) {
  /** As the configuration says. */
  static FoundUrls of(DiscoverConfig config, String name, int port) {
    String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    String scheme = config.scheme().name().toLowerCase(Locale.ROOT);
    return new FoundUrls(scheme, plain, port, config.path());
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
