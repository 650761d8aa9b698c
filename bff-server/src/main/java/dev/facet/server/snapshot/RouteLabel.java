// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.server.count.GatewayCounts.RouteName;
import dev.facet.server.route.RouteMatch;

/**
 * What a route is called and which requests it takes, as people read it. Written once, so that no
 * request pays for it.
 *
 * @param kind {@code frontend}, {@code route}, {@code tool} or {@code redirect}
 * @param id the name of the frontend or of the listener that redirects, or the route's id
 * @param path the paths it answers, as in the file
 * @param match all that its match asks for, as {@link RouteMatch#toString} writes it
 */
public record RouteLabel(String kind, String id, String path, String match) {
  /** The label of a route. */
  static RouteLabel of(RouteName name, RouteMatch match) {
    return new RouteLabel(name.kind(), name.id(), match.path().label(), match.toString());
  }
}
