// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.config.UpstreamConfig.EndpointConfig;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;

/**
 * One address of a service, taken apart once.
 *
 * @param host name or address, an IPv6 one without its brackets
 * @param port 1 to 65,535
 * @param tls whether the scheme is https
 * @param basePath what comes before every target; without a slash at its end, so empty for none
 * @param weight its share of the requests, 1 or more
 */
record Endpoint(String host, int port, boolean tls, String basePath, int weight) {
  /** Takes a configured address apart. */
  static Endpoint of(EndpointConfig config) {
    URI url = config.url();
    boolean tls = "https".equals(url.getScheme());
    int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
    return new Endpoint(
        withoutBrackets(url.getHost()),
        port,
        tls,
        withoutSlash(url.getRawPath() == null ? "" : url.getRawPath()),
        config.weight());
  }

  /** Where and how to ask for a target; headers are added once the connection is there. */
  RequestOptions options(HttpMethod method, String target) {
    return new RequestOptions()
        .setMethod(method)
        .setHost(host)
        .setPort(port)
        .setSsl(tls)
        .setURI(basePath.isEmpty() ? target : basePath + target);
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static String withoutSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
