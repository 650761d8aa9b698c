// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.server.count.GatewayCounts.RouteName;
import dev.facet.server.route.RouteMatch;
import java.util.List;
import java.util.Objects;

/**
 * What a route is called and which requests it takes, as people read it. Written once, so that no
 * request pays for it.
 *
 * @param kind {@code frontend}, {@code route}, {@code tool} or {@code redirect}
 * @param id the name of the frontend or of the listener that redirects, or the route's id
 * @param path the paths it answers, as in the file
 * @param match all that its match asks for, as {@link RouteMatch#words} writes it
 * @param hosts those that it names, all of them; empty for every host
 */
public record RouteLabel(String kind, String id, String path, String match, List<String> hosts) {
  /**
   * The label of a route.
   *
   * @param matches its match, for each host by itself
   */
  static RouteLabel of(RouteName name, List<RouteMatch> matches) {
    return new RouteLabel(
        name.kind(),
        name.id(),
        matches.getFirst().path().label(),
        RouteMatch.words(matches),
        matches.stream().map(RouteMatch::host).filter(Objects::nonNull).toList());
  }
}
