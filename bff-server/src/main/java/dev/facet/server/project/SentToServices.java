// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import dev.facet.schema.directive.ServiceTraits;
import dev.facet.server.config.GatewayConfig;
import dev.facet.upstream.config.UpstreamConfig;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What services are sent beside what the calls of a schema say. */
final class SentToServices {
  private SentToServices() {}

  /** By the names of the services. */
  static Map<String, ServiceTraits> of(GatewayConfig config) {
    Map<String, ServiceTraits> traits = new LinkedHashMap<>();
    config.services().forEach((name, service) -> traits.put(name, of(service)));
    return traits;
  }

  private static ServiceTraits of(UpstreamConfig service) {
    Map<String, String> inPlace = new LinkedHashMap<>();
    service
        .headers()
        .keySet()
        .forEach(name -> inPlace.put(name.toLowerCase(Locale.ROOT), "the one under headers"));
    if (service.forward().timeLeft() != null) {
      inPlace.put(service.forward().timeLeft(), "forward.timeLeft");
    }
    return new ServiceTraits(
        service.forward().sendsCredentials(),
        service.forward().unrepeated(),
        inPlace,
        service.auth().clientCredentials() != null);
  }
}
