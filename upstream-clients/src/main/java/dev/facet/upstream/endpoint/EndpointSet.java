// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import dev.facet.upstream.EndpointState;
import dev.facet.upstream.EndpointVerdict;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The endpoints that a service has now. Usable from any thread. */
public final class EndpointSet<E extends ServiceEndpoint> {
  private final Balancer balancer;
  private final Outliers outliers;
  private final EndpointCandidates candidates;
  private volatile List<E> endpoints;

  /** Those that are gone and had attempts under way then. */
  private volatile List<E> draining = List.of();

  /** Of the only endpoint, so that there is not one for each of its attempts; null for others. */
  private volatile @Nullable Lease<E> only;

  /**
   * A set.
   *
   * @param endpoints empty where none is known yet
   */
  public EndpointSet(Balancer balancer, Outliers outliers, List<E> endpoints) {
    this.balancer = balancer;
    this.outliers = outliers;
    this.candidates = new EndpointCandidates(outliers);
    this.endpoints = List.copyOf(endpoints);
    this.only = only();
  }

  private @Nullable Lease<E> only() {
    return endpoints.size() == 1 ? new Lease<>(endpoints.getFirst(), this, Lease.Use.SOLE) : null;
  }

  /**
   * Takes what is found in place of what there was. What is known of an endpoint that stays is
   * kept; one that is gone gets no attempt any more.
   *
   * @param found 1 or more; of several with one address the first counts
   * @param make an endpoint of which nothing is known yet
   */
  public synchronized void update(List<FoundEndpoint> found, Function<FoundEndpoint, E> make) {
    List<E> before = endpoints;
    Map<String, E> gone = new HashMap<>();
    before.forEach(known -> gone.put(known.url(), known));
    Map<String, E> now = new TreeMap<>(); // in one order, however they are found
    for (FoundEndpoint each : found) {
      if (!now.containsKey(each.id())) {
        E known = gone.remove(each.id());
        E stays = known == null ? begin(make.apply(each), before) : known;
        stays.found(each);
        now.put(each.id(), stays);
      }
    }
    endpoints = List.copyOf(now.values());
    only = only();
    gone.values().forEach(ServiceEndpoint::retire);
    draining =
        Stream.concat(draining.stream(), gone.values().stream())
            .filter(each -> each.inFlight() > 0)
            .toList();
  }

  /** One that comes to others begins slowly. */
  private E begin(E comes, List<E> others) {
    if (!others.isEmpty()) {
      comes.standing().beginAnew(outliers.now());
    }
    return comes;
  }

  /** All there are. */
  public List<E> all() {
    return endpoints;
  }

  /**
   * What is known of each.
   *
   * @param slowStart how long one that has come works up to its share; null for not at all
   */
  public List<EndpointState> states(@Nullable Duration slowStart) {
    long now = outliers.now();
    long slow = slowStart == null ? 0 : slowStart.toNanos();
    return endpoints.stream().map(each -> each.state(now, slow, false)).toList();
  }

  /** What is known of those that are gone, but for attempts that they have yet to end. */
  public List<EndpointState> draining() {
    long now = outliers.now();
    return draining.stream()
        .filter(each -> each.inFlight() > 0)
        .map(each -> each.state(now, 0, true))
        .toList();
  }

  /**
   * The endpoint of an attempt.
   *
   * @return null where none may be called now, or none is known
   */
  public @Nullable Lease<E> pick(Choice choice) {
    Lease<E> sole = only;
    if (sole != null) { // its breaker is asked by the layer beneath
      return begun(sole);
    }
    List<E> all = endpoints;
    List<E> usable = candidates.usable(all);
    if (usable.isEmpty()) {
      return null;
    }
    List<E> fresh = candidates.among(usable, all, choice);
    E chosen = fresh.size() == 1 ? fresh.getFirst() : balancer.choose(fresh, choice);
    if (chosen.standing().isDoubted()) {
      chosen.standing().probed(outliers.now());
    }
    return begun(new Lease<>(chosen, this, Lease.Use.of(chosen, usable)));
  }

  /** Whether an endpoint that is not to be avoided may be called now. */
  public boolean hasUntried(Choice choice) {
    List<E> all = endpoints;
    long now = outliers.now();
    for (int i = 0; i < all.size(); i++) {
      E each = all.get(i);
      if (!choice.avoids(each) && each.mayTry(now) && !each.silence().isLongAndAwaited(now)) {
        return true;
      }
    }
    return false;
  }

  /** How long, at most, none may be called; null where one may be called now, or none is known. */
  public @Nullable Duration closedFor() {
    List<E> all = endpoints;
    if (all.isEmpty() || all.stream().anyMatch(each -> each.breaker().isUsable())) {
      return null;
    }
    Duration first =
        all.stream()
            .map(each -> all.size() == 1 ? each.breaker().openFor() : each.breaker().earlyIn())
            .min(Comparator.naturalOrder())
            .orElse(Duration.ofSeconds(1));
    return first.isZero() ? null : first;
  }

  /**
   * Notes what active checks of an endpoint came to.
   *
   * @param cause why it is not healthy, in words for operators; empty where it is
   */
  public void checked(E endpoint, boolean healthy, String cause) {
    if (healthy && !endpoint.isHealthy()) {
      long now = outliers.now();
      endpoint.latency().forget();
      endpoint.silence().forget(now);
      endpoint.standing().beginAnew(now);
    }
    endpoint.standing().healthy(healthy, cause);
  }

  /** Learns of the end of an attempt. */
  void judged(E endpoint, EndpointVerdict verdict, long nanos, String cause) {
    long now = outliers.now();
    switch (verdict) {
      case WELL -> {
        endpoint.latency().took(nanos, now);
        outliers.succeeded(endpoint, endpoints, now);
      }
      case FAILED -> {
        endpoint.latency().tookAtLeast(nanos, now);
        int missed = endpoint.silence().isLong(now) ? endpoint.silence().oneMoreMissed() : 0;
        outliers.failed(endpoint, endpoints, now, new Outliers.Fault(cause, missed));
      }
      case UNKNOWN -> endpoint.latency().tookAtLeast(nanos, now);
    }
  }

  /** An endpoint that is ejected has responded well to an attempt that began meanwhile. */
  void proved(E endpoint, String how) {
    outliers.letInEarly(endpoint, outliers.now(), how);
  }

  private Lease<E> begun(Lease<E> lease) {
    lease.endpoint().begin();
    return lease;
  }
}
