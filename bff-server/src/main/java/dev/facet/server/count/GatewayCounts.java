// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.count;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * All that the server counts. What has the same name before and after a reload counts on; what is
 * in the files no more is forgotten. Safe for all threads.
 */
public final class GatewayCounts {
  private final Map<RouteName, RequestCounts> routes = new ConcurrentHashMap<>();
  private final Map<RouteName, ServiceShareCounts> shares = new ConcurrentHashMap<>();
  private final Map<String, OperationCounts> frontends = new ConcurrentHashMap<>();
  private final Map<String, HandshakeCounts> handshakes = new ConcurrentHashMap<>();
  private final Map<String, ConnectionCounts> connections = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> rejections = new ConcurrentHashMap<>();
  private final RequestCounts unrouted = new RequestCounts();
  private final Http2Counts http2 = new Http2Counts();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private volatile boolean lastAccepted;

  /**
   * What tells routes apart.
   *
   * @param kind {@code frontend} or {@code route}
   * @param id the frontend's name or the route's id
   */
  public record RouteName(String kind, String id) {}

  /** The requests of a route. */
  public RequestCounts requests(RouteName route) {
    return routes.computeIfAbsent(route, _ -> new RequestCounts());
  }

  /** What several services have of a route's requests. */
  public ServiceShareCounts shares(RouteName route) {
    return shares.computeIfAbsent(route, _ -> new ServiceShareCounts());
  }

  /** The requests that a policy rejected, by its name. */
  public LongAdder rejections(String policy) {
    return rejections.computeIfAbsent(policy, _ -> new LongAdder());
  }

  /** The requests that came to no route: rejected before, or there is none for them. */
  public RequestCounts unrouted() {
    return unrouted;
  }

  /** What clients of HTTP/2 did wrong. */
  public Http2Counts http2() {
    return http2;
  }

  /** Handshakes of TLS at a listener, by its name. */
  public HandshakeCounts handshakes(String listener) {
    return handshakes.computeIfAbsent(listener, _ -> new HandshakeCounts());
  }

  /** Connections of clients at a listener, by its name. */
  public ConnectionCounts connections(String listener) {
    return connections.computeIfAbsent(listener, _ -> new ConnectionCounts());
  }

  /** The operations of a frontend. */
  public OperationCounts operations(String frontend) {
    return frontends.computeIfAbsent(frontend, _ -> new OperationCounts());
  }

  /**
   * Counts a reading of the files that serve from now on, and forgets what is not in them.
   *
   * @param kept the routes they hold
   * @param keptFrontends the frontends they hold
   * @param keptPolicies the policies they hold that reject requests
   */
  public void accepted(Set<RouteName> kept, Set<String> keptFrontends, Set<String> keptPolicies) {
    routes.keySet().retainAll(kept);
    shares.keySet().retainAll(kept);
    frontends.keySet().retainAll(keptFrontends);
    rejections.keySet().retainAll(keptPolicies);
    accepted.increment();
    lastAccepted = true;
  }

  /** Counts a reading of files that hold errors. */
  public void rejected() {
    rejected.increment();
    lastAccepted = false;
  }

  /** Counts a reading of files that the gateway failed to take over. */
  public void failed() {
    failed.increment();
    lastAccepted = false;
  }

  /** Readings of files that were accepted, the one at the start included. */
  public long acceptedReloads() {
    return accepted.sum();
  }

  /** Readings of files that were rejected. */
  public long rejectedReloads() {
    return rejected.sum();
  }

  /** Readings of files that the gateway failed to take over, by a fault of its own. */
  public long failedReloads() {
    return failed.sum();
  }

  /** Whether the files serve that were read last. */
  public boolean lastAccepted() {
    return lastAccepted;
  }
}
