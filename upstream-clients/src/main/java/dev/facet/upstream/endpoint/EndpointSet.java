// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints that a service has now. Usable from any thread. */
public final class EndpointSet<E extends ServiceEndpoint> {
  private final Balancer balancer;
  private volatile List<E> endpoints;

  /**
   * A set.
   *
   * @param endpoints 1 or more
   */
  public EndpointSet(Balancer balancer, List<E> endpoints) {
    this.balancer = balancer;
    this.endpoints = List.copyOf(endpoints);
  }

  /** All there are. */
  public List<E> all() {
    return endpoints;
  }

  /**
   * The endpoint of an attempt.
   *
   * @param avoided has failed the call before: chosen only where no other one may be called; null
   *     for the first attempt
   * @return null where none may be called now
   */
  public @Nullable Lease<E> pick(@Nullable ServiceEndpoint avoided) {
    List<E> all = endpoints;
    if (all.size() == 1) {
      return lease(all.getFirst()); // its breaker is asked by the layer beneath
    }
    List<E> usable = usable(all);
    if (usable.isEmpty()) {
      return null;
    }
    List<E> fresh = avoided == null ? usable : without(avoided, usable);
    return lease(fresh.size() == 1 ? fresh.getFirst() : balancer.choose(fresh));
  }

  /** How long, at most, none may be called; null where one may be called now. */
  public @Nullable Duration closedFor() {
    List<E> all = endpoints;
    return all.stream().anyMatch(ServiceEndpoint::usable)
        ? null
        : all.stream()
            .map(ServiceEndpoint::openFor)
            .min(Comparator.naturalOrder())
            .orElse(Duration.ofSeconds(1));
  }

  private static <E extends ServiceEndpoint> Lease<E> lease(E endpoint) {
    endpoint.begin();
    return new Lease<>(endpoint);
  }

  /** All of them, not copied, in the usual case. */
  private static <E extends ServiceEndpoint> List<E> usable(List<E> all) {
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).usable()) {
        return all.stream().filter(ServiceEndpoint::usable).toList();
      }
    }
    return all;
  }

  private static <E extends ServiceEndpoint> List<E> without(
      ServiceEndpoint avoided, List<E> usable) {
    List<E> others = new ArrayList<>(usable);
    others.removeIf(avoided::equals);
    return others.isEmpty() ? usable : others;
  }
}
