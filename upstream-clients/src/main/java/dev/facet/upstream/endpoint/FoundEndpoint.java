// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import dev.facet.upstream.config.EndpointConfig;
import java.net.URI;

/**
 * An endpoint as it is listed or found.
 *
 * @param url scheme, host, port and base path: what is connected to
 * @param name the host that it goes by in {@code Host} and in its certificate, as a URL has it
 * @param weight its share of the attempts, 1 or more
 * @param priority the lower, the earlier it is used (RFC 2782); 0 or more
 */
public record FoundEndpoint(URI url, String name, int weight, int priority) {
  /** One that is listed. */
  public static FoundEndpoint of(EndpointConfig listed) {
    return new FoundEndpoint(listed.url(), listed.url().getHost(), listed.weight(), 0);
  }

  /** Its base path, without a slash at the end; empty for none. */
  public String basePath() {
    String path = url.getRawPath();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** A target with a base path before it; the bytes of both are kept. No path at all is /. */
  public static String join(String basePath, String target) {
    if (!basePath.isEmpty()) {
      return basePath + target;
    }
    return target.startsWith("/") ? target : "/" + target;
  }

  /** What tells it from others, and is shown in logs. */
  public String id() {
    return url.getScheme() + "://" + url.getRawAuthority() + basePath();
  }

  /** Its base URL by the name that it goes by. */
  public String named() {
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return url.getScheme() + "://" + name + port + basePath();
  }
}
