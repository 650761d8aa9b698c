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
    List<E> usable = usable(all);
    if (usable.isEmpty()) {
      return null;
    }
    List<E> fresh = foremost(untried(choice, heard(usable), all));
    E chosen = fresh.size() == 1 ? fresh.getFirst() : balancer.choose(fresh, choice);
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

  /** All of them, not copied, in the usual case. */
  private List<E> usable(List<E> all) {
    for (int i = 0; i < all.size(); i++) {
      E each = all.get(i);
      if (!each.standing().isIn() || !each.breaker().isClosed()) {
        return someOf(all);
      }
    }
    return all;
  }

  /**
   * Those that are in and whose breaker lets calls by. Where fewer than half are in, the fault is
   * hardly theirs, and the few would get the calls of all: then those that are out count too, and
   * so they do before nothing is called at all.
   */
  private List<E> someOf(List<E> all) {
    letIn(all);
    List<E> closed = all.stream().filter(each -> each.breaker().isUsable()).toList();
    List<E> in = closed.stream().filter(each -> each.standing().isIn()).toList();
    long notOut = all.stream().filter(each -> each.standing().isIn()).count();
    boolean panic = 2 * notOut < all.size();
    List<E> some = panic || in.isEmpty() ? closed : in;
    return some.isEmpty() ? hurried(all) : some;
  }

  /**
   * Where every circuit is open nothing would be called for the rest of that time, though endpoints
   * that failed one after the other, as in a rolling restart, are well by now: then the one that is
   * open for longest gets its probe early.
   */
  private List<E> hurried(List<E> all) {
    return all.stream()
        .filter(each -> each.breaker().earlyIn().isZero())
        .min(Comparator.comparing(each -> each.breaker().openFor()))
        .map(each -> {
          each.breaker().hurry();
          return List.of(each);
        })
        .orElse(List.of());
  }

  private void letIn(List<E> all) {
    long now = outliers.now();
    all.forEach(each -> outliers.letIn(each, now));
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

  /**
   * Without those that are asked something and have said nothing for long. One of which nothing is
   * waited for any more gets an attempt, to find out. All of them, not copied, in the usual case,
   * and where all are silent: then it is hardly they.
   */
  private List<E> heard(List<E> usable) {
    long now = outliers.now();
    for (int i = 0; i < usable.size(); i++) {
      if (usable.get(i).silence().isLongAndAwaited(now)) {
        List<E> others =
            usable.stream().filter(each -> !each.silence().isLongAndAwaited(now)).toList();
        return others.isEmpty() ? usable : others;
      }
    }
    return usable;
  }

  /**
   * Those at which the call has not been tried: of the usable ones, or else of those that are
   * ejected, which may be well again by now. All usable ones, not copied, in the usual case, and
   * where it has been tried at all.
   */
  private List<E> untried(Choice choice, List<E> usable, List<E> all) {
    for (int i = 0; i < usable.size(); i++) {
      if (choice.avoids(usable.get(i))) {
        List<E> others = usable.stream().filter(each -> !choice.avoids(each)).toList();
        return others.isEmpty() ? spare(choice, usable, all) : others;
      }
    }
    return usable;
  }

  private List<E> spare(Choice choice, List<E> usable, List<E> all) {
    long now = outliers.now();
    List<E> ejected =
        all.stream().filter(each -> !choice.avoids(each) && each.mayTry(now)).toList();
    return ejected.isEmpty() ? usable : ejected;
  }
}
