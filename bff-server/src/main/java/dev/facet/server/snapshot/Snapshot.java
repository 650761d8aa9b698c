// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.resolver.GraphQlEngine;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.pipeline.Step;
import dev.facet.server.plugin.Phase;
import dev.facet.server.route.RouteTable;
import dev.facet.upstream.UpstreamState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Everything a request needs, made of one reading of the files. Immutable but for the count of the
 * requests that use it: once it is retired and the last of them is done, its leases go back.
 */
public final class Snapshot {
  /** Added to the count of users when the snapshot is retired. */
  private static final long RETIRED = Long.MIN_VALUE;

  private final String version;
  private final @Nullable ConfigDocument document;
  private final String fault;
  private final Map<String, GraphQlEngine> engines;
  private final Set<String> identityHeaders;
  private final RouteTable<Route> routes;
  private final List<Route> all;
  private final SnapshotLeases leases;
  private final List<String> graphiQl;
  private final AtomicLong users = new AtomicLong();

  Snapshot(
      String version,
      ConfigDocument document,
      Map<String, GraphQlEngine> engines,
      Set<String> identityHeaders,
      RouteTable<Route> routes,
      List<Route> all,
      SnapshotLeases leases,
      List<String> graphiQl) {
    this.version = version;
    this.document = document;
    this.fault = "";
    this.engines = Map.copyOf(engines);
    this.identityHeaders = Set.copyOf(identityHeaders);
    this.routes = routes;
    this.all = List.copyOf(all);
    this.leases = leases;
    this.graphiQl = List.copyOf(graphiQl);
  }

  private Snapshot(String fault) {
    this.version = "none";
    this.document = null;
    this.fault = fault;
    this.engines = Map.of();
    this.identityHeaders = Set.of();
    this.routes = new RouteTable<>(List.of());
    this.all = List.of();
    this.leases = new SnapshotLeases();
    this.graphiQl = List.of();
  }

  /**
   * A snapshot that serves nothing but the reason: for a gateway that must live although its files
   * never were good.
   *
   * @param fault what every request is told
   */
  public static Snapshot broken(String fault) {
    return new Snapshot(fault);
  }

  /** Why nothing is served; empty where something is. */
  public String fault() {
    return fault;
  }

  /** A digest of the files it was made of. */
  public String version() {
    return version;
  }

  /** The configuration it was made of; null where there is none. */
  public @Nullable ConfigDocument document() {
    return document;
  }

  /** What executes operations, by frontend. */
  public Map<String, GraphQlEngine> engines() {
    return engines;
  }

  /** How the services do, as in the file. */
  public List<UpstreamState> services() {
    return leases.states();
  }

  /**
   * The policies that see every request, in the order of the file: correlation ids, access logs.
   */
  public List<Step> observers() {
    return leases.steps().stream().filter(step -> step.phase() == Phase.OBSERVE).toList();
  }

  /** Headers that only this gateway may set, since services learn the principal from them. */
  public Set<String> identityHeaders() {
    return identityHeaders;
  }

  /** Finds what answers a request. */
  public RouteTable<Route> routes() {
    return routes;
  }

  /** Everything that answers: frontends, then routes, as in the file. */
  public List<Route> all() {
    return all;
  }

  /** The paths of GraphiQL, one for each frontend in turn; empty where it is not served. */
  public List<String> graphiQl() {
    return graphiQl;
  }

  /** Counts a request that begins; false where the snapshot is retired already. */
  boolean enter() {
    if (users.incrementAndGet() > 0) {
      return true;
    }
    exit();
    return false;
  }

  /** Counts a request that is done. */
  public void exit() {
    if (users.decrementAndGet() == RETIRED) {
      leases.close();
    }
  }

  /** Gives the leases back as soon as no request uses them. */
  public void retire() {
    if (users.addAndGet(RETIRED) == RETIRED) {
      leases.close();
    }
  }
}
