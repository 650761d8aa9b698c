// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The endpoints that a service has now. Usable from any thread. */
public final class EndpointSet<E extends ServiceEndpoint> {
  private final Balancer balancer;
  private volatile List<E> endpoints;

  /**
   * A set.
   *
   * @param endpoints empty where none is known yet
   */
  public EndpointSet(Balancer balancer, List<E> endpoints) {
    this.balancer = balancer;
    this.endpoints = List.copyOf(endpoints);
  }

  /**
   * Takes what is found in place of what there was. What is known of an endpoint that stays is
   * kept; one that is gone gets no attempt any more.
   *
   * @param found 1 or more; of several with one address the first counts
   * @param make an endpoint of which nothing is known yet
   */
  public synchronized void update(List<FoundEndpoint> found, Function<FoundEndpoint, E> make) {
    Map<String, E> gone = new HashMap<>();
    endpoints.forEach(known -> gone.put(known.url(), known));
    Map<String, E> now = new TreeMap<>(); // in one order, however they are found
    for (FoundEndpoint each : found) {
      if (!now.containsKey(each.id())) {
        E known = gone.remove(each.id());
        E stays = known == null ? make.apply(each) : known;
        stays.found(each);
        now.put(each.id(), stays);
      }
    }
    endpoints = List.copyOf(now.values());
    gone.values().forEach(ServiceEndpoint::retire);
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
   * @return null where none may be called now, or none is known
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
    List<E> fresh = foremost(avoided == null ? usable : without(avoided, usable));
    return lease(fresh.size() == 1 ? fresh.getFirst() : balancer.choose(fresh));
  }

  /** How long, at most, none may be called; null where one may be called now, or none is known. */
  public @Nullable Duration closedFor() {
    List<E> all = endpoints;
    return all.isEmpty() || all.stream().anyMatch(ServiceEndpoint::usable)
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

  /** Those of the lowest priority; all of them, not copied, in the usual case. */
  private static <E extends ServiceEndpoint> List<E> foremost(List<E> usable) {
    int first = usable.getFirst().priority();
    boolean differ = false;
    for (int i = 1; i < usable.size(); i++) {
      int priority = usable.get(i).priority();
      differ |= priority != first;
      first = Math.min(first, priority);
    }
    int lowest = first;
    return differ ? usable.stream().filter(each -> each.priority() == lowest).toList() : usable;
  }

  private static <E extends ServiceEndpoint> List<E> without(
      ServiceEndpoint avoided, List<E> usable) {
    List<E> others = new ArrayList<>(usable);
    others.removeIf(avoided::equals);
    return others.isEmpty() ? usable : others;
  }
}
