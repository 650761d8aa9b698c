// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.Origin;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One address of a service.
 *
 * @param url scheme, host, port and a base path
 * @param weight its share of the requests, 1 or more; absent: 1
 */
public record EndpointConfig(URI url, Integer weight) {
  /** Sets defaults and guards the URL. */
  public EndpointConfig(URI url, @Nullable Integer weight) {
    BaseUrl.check(url);
    this.weight = weight == null ? 1 : weight;
    require(this.weight >= 1, "weight", this.weight, "1 or more");
    this.url = url;
  }

  /** Equal for URLs that mean one address, however they spell host, port and path. */
  Object place() {
    Origin origin = Origin.of(url.getScheme(), url.getRawAuthority());
    return List.of(origin == null ? url : origin, url.getRawPath().replaceFirst("/$", ""));
  }

  /** Whether TLS is spoken to it. */
  public boolean isTls() {
    return "https".equals(url.getScheme());
  }
}
