// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.server.snapshot.ServingSnapshot;
import dev.facet.upstream.config.HttpProtocol;
import dev.facet.upstream.config.UpstreamConfig;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a service is called in explanations: by its name and, where it is not the usual one, the
 * protocol that is spoken to it.
 *
 * @param services the configurations of services by their names
 */
record SpokenProtocol(Map<String, UpstreamConfig> services) implements UnaryOperator<String> {
  /** Copies. */
  SpokenProtocol {
    services = Map.copyOf(services);
  }

  /** The services of a project. */
  static SpokenProtocol among(ServingSnapshot project) {
    return new SpokenProtocol(project.document().config().services());
  }

  @Override
  public String apply(String service) {
    UpstreamConfig config = services.get(service);
    return config == null || config.protocol().equals(HttpProtocol.HTTP1)
        ? service
        : service + " (" + config.protocol() + ")";
  }
}
