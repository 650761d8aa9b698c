// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.admin;

import dev.facet.server.snapshot.CurrentSnapshot;
import dev.facet.upstream.EndpointState;
import dev.facet.upstream.UpstreamState;
import dev.facet.upstream.config.HttpProtocol;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What {@code GET /services} answers: what is known of each service and of each of its endpoints at
 * this moment, as JSON. Here addresses stand, which clients never learn.
 */
public final class ServicesPage {
  /** More of one service are counted, not listed. */
  private static final int MAX_LISTED = 1_000;

  private static final double NANOS_PER_TENTH = 1e5;

  private final CurrentSnapshot current;
  private final InstantSource time;

  /**
   * A page of one gateway.
   *
   * @param time the time of day
   */
  public ServicesPage(CurrentSnapshot current, InstantSource time) {
    this.current = current;
    this.time = time;
  }

  /** The page. Looks at all endpoints: not for event loops. */
  JsonObject json() {
    JsonArray services = new JsonArray();
    current.look().services().stream()
        .sorted(Comparator.comparing(UpstreamState::service))
        .forEach(service -> services.add(service(service)));
    return new JsonObject().put("services", services);
  }

  private JsonObject service(UpstreamState service) {
    List<EndpointState> all =
        Stream.concat(service.endpoints().stream(), service.draining().stream()).toList();
    JsonObject page =
        new JsonObject().put("service", service.service()).put("source", service.source());
    if (!service.protocol().equals(HttpProtocol.HTTP1)) {
      page.put("protocol", service.protocol().toString());
    }
    if (!service.discoveryFault().isEmpty()) {
      page.put("discoveryFault", service.discoveryFault());
    }
    page.put("inFlight", service.inFlight())
        .put("waiting", service.waiting())
        .put("limit", service.limit());
    if (all.size() > MAX_LISTED) {
      page.put("notListed", all.size() - MAX_LISTED);
    }
    JsonArray endpoints = new JsonArray();
    all.stream().limit(MAX_LISTED).forEach(endpoint -> endpoints.add(endpoint(endpoint)));
    return page.put("endpoints", endpoints);
  }

  private JsonObject endpoint(EndpointState endpoint) {
    JsonObject page =
        new JsonObject()
            .put("url", endpoint.url())
            .put("weight", endpoint.weight())
            .put("priority", endpoint.priority())
            .put("state", EndpointCondition.of(endpoint).words());
    if (endpoint.ejected()) {
      page.put("ejectedUntil", time.instant().plus(endpoint.ejectedFor()).toString());
    }
    if (!endpoint.cause().isEmpty()) {
      page.put("cause", endpoint.cause());
    }
    return page.put("breaker", words(endpoint.breaker()))
        .put("inFlight", endpoint.inFlight())
        .put("latencyMs", Math.round(endpoint.latency().toNanos() / NANOS_PER_TENTH) / 10.0)
        .put("ejections", endpoint.ejections());
  }

  private static String words(UpstreamState.Breaker breaker) {
    return breaker.name().toLowerCase(Locale.ROOT);
  }
}
