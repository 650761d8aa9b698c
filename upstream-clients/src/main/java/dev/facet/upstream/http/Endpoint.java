// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.config.UpstreamConfig.EndpointConfig;
import io.vertx.core.http.RequestOptions;
import java.net.URI;

/** One address of a service, with the clients that connect to it. */
final class Endpoint {
  private final int weight;
  private final String basePath;
  private final RequestOptions options;
  private final LoopClients clients;

  Endpoint(EndpointConfig config, LoopClients clients) {
    URI url = config.url();
    boolean tls = url.getScheme().equals("https");
    int defaultPort = tls ? 443 : 80;
    this.weight = config.weight();
    this.basePath = withoutSlashAtEnd(url.getRawPath());
    this.options =
        new RequestOptions()
            .setHost(url.getHost())
            .setPort(url.getPort() < 0 ? defaultPort : url.getPort())
            .setSsl(tls);
    this.clients = clients;
  }

  int weight() {
    return weight;
  }

  /** Where to connect; not to be changed, as all requests share it. */
  RequestOptions options() {
    return options;
  }

  LoopClients clients() {
    return clients;
  }

  /** A target with the base path before it; the bytes of both are kept. */
  String join(String target) {
    return basePath.isEmpty() ? target : basePath + target;
  }

  private static String withoutSlashAtEnd(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
