// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.admin;

import static dev.facet.upstream.config.Require.require;

import dev.facet.upstream.ServiceCache;
import dev.facet.upstream.UpstreamState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Has services forget what is kept of them.
 *
 * @param services those that are concerned
 * @param targets of the responses of the only one of them
 */
record Invalidation(
    List<UpstreamState> services, List<String> targets, InvalidationRequest request) {
  private static final int MAX_NAMES = 20;

  /**
   * What came of it.
   *
   * @param responses that were kept in memory, each variant counted
   * @param items that were kept in memory
   * @param replicas when others that share a store forget the same; empty where none do
   */
  record Dropped(long responses, long items, String replicas) {}

  /**
   * Finds what is asked for.
   *
   * @param all the services there are
   * @throws IllegalArgumentException where there is no such service, or it has no such URL
   */
  static Invalidation of(InvalidationRequest request, List<UpstreamState> all) {
    if (request.service().isEmpty()) {
      return new Invalidation(all, List.of(), request);
    }
    UpstreamState service = named(request.service(), all);
    require(
        service.kept().isKept() || request.urls().isEmpty(),
        "urls",
        "set",
        "a service with cache, not this one");
    List<String> targets = new ArrayList<>(request.urls().size());
    for (int i = 0; i < request.urls().size(); i++) {
      targets.add(target(request.urls().get(i), i, service));
    }
    return new Invalidation(request.tags().isEmpty() ? List.of(service) : all, targets, request);
  }

  private static UpstreamState named(String name, List<UpstreamState> all) {
    for (UpstreamState each : all) {
      if (each.service().equals(name)) {
        return each;
      }
    }
    throw new IllegalArgumentException("service: unknown (expected: " + names(all) + ")");
  }

  private static String target(String url, int index, UpstreamState service) {
    String target = url.startsWith("/") ? url : service.kept().targetOf(url);
    if (target == null) {
      throw new IllegalArgumentException(
          "urls["
              + index
              + "]: no URL of this service (expected: a path such as"
              + " /products/1?lang=en, or a URL beneath one of its endpoints)");
    }
    return target;
  }

  private static String names(List<UpstreamState> all) {
    return all.isEmpty()
        ? "none, there are no services"
        : all.stream()
            .map(UpstreamState::service)
            .limit(MAX_NAMES)
            .collect(Collectors.joining(", "));
  }

  /** Does it. To be called on an event loop; what is counted is counted on another thread. */
  Future<Dropped> run(Vertx vertx) {
    return vertx
        .executeBlocking(this::sweep)
        .map(_ -> {
          forget();
          return true;
        })
        .compose(_ -> vertx.executeBlocking(this::sweep));
  }

  private void forget() {
    if (request.all()) {
      services.forEach(service -> {
        service.kept().forgetAll();
        service.items().dropAll();
      });
    }
    if (!targets.isEmpty()) {
      services.stream()
          .filter(service -> service.service().equals(request.service()))
          .forEach(service -> service.kept().forget(targets));
    }
    // What one service drops is dropped for all of them.
    services.stream().limit(1).forEach(first -> first.items().drop(request.tags()));
    services.forEach(UpstreamState::changed);
  }

  private Dropped sweep() {
    long responses = 0;
    long items = 0;
    for (UpstreamState service : services) {
      responses += service.kept().sweep();
      items += service.items().sweep();
    }
    return new Dropped(responses, items, replicas());
  }

  private String replicas() {
    List<ServiceCache> shared =
        services.stream().map(UpstreamState::kept).filter(ServiceCache::isShared).toList();
    if (shared.isEmpty()) {
      return "";
    }
    return shared.stream().allMatch(ServiceCache::isStoreOpen)
        ? "told"
        : "told once the store is back";
  }
}
