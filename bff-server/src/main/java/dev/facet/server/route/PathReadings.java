// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The other readings of a path whose slashes a route keeps: those of servers that merge slashes,
 * that decode before they look for segments, or do both.
 */
final class PathReadings {
  private PathReadings() {}

  /**
   * All readings but the route's own, in {@link MatchForm}.
   *
   * @param path in normal form
   */
  static Set<String> of(String path) {
    String kept = MatchForm.of(path);
    String decoded = MatchForm.of(decoded(path));
    Set<String> readings = new LinkedHashSet<>();
    readings.add(merged(kept));
    readings.add(decoded);
    readings.add(merged(decoded));
    readings.remove(kept);
    return readings;
  }

  private static String decoded(String path) {
    StringBuilder out = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      boolean slash = path.charAt(i) == '%' && EncodedPath.isSlash(EncodedPath.octet(path, i));
      out.append(slash ? '/' : path.charAt(i));
      i += slash ? 2 : 0;
    }
    return out.toString();
  }

  private static String merged(String path) {
    StringBuilder out = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) != '/' || i == 0 || path.charAt(i - 1) != '/') {
        out.append(path.charAt(i));
      }
    }
    return out.toString();
  }
}
