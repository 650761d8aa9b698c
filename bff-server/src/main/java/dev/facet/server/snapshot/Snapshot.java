// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.resolver.GraphQlEngine;
import dev.facet.server.pipeline.Step;
import dev.facet.server.plugin.Problem;
import dev.facet.server.problem.ProblemRenderer;
import dev.facet.server.route.RouteTable;
import dev.facet.upstream.UpstreamState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything a request needs: what one reading of the files came to, or {@link BrokenSnapshot
 * nothing} as long as the files never were good. Switch over it without a default.
 */
public sealed interface Snapshot permits ServingSnapshot, BrokenSnapshot {
  /** A digest of the files it was made of; {@code none} where there are none. */
  String version();

  /** What executes operations, by frontend. */
  Map<String, GraphQlEngine> engines();

  /** How the services do, as in the file. */
  List<UpstreamState> services();

  /**
   * The policies that see every request, in the order of the file: correlation ids, access logs.
   */
  List<Step> observers();

  /** Headers that only this gateway may set, since services learn the principal from them. */
  Set<String> identityHeaders();

  /** Turns the problems of requests that no route takes into responses. */
  ProblemRenderer problems();

  /**
   * Finds what answers a request.
   *
   * @param listener the name of the one that it came in by
   */
  RouteTable<Route> routes(String listener);

  /** Everything that answers: frontends, then routes, as in the file. */
  List<Route> all();

  /** The route of an id; empty where there is none. */
  Optional<Route> route(String id);

  /** What the client is told whose request no route takes. */
  Problem notFound();

  /** The paths of GraphiQL, one for each frontend in turn; empty where it is not served. */
  List<String> graphiQl();

  /** Counts a request that begins; false where the snapshot is retired already. */
  boolean enter();

  /** Counts a request that is done. */
  void exit();

  /** Gives back what it holds as soon as no request uses it; harmless when called again. */
  void retire();
}
