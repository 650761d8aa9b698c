// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.server.route.FieldPattern.Place;
import java.util.Comparator;

/**
 * How much a match asks for beside host, path, scheme and methods: more comes first, headers before
 * query parameters before cookies, as in the Kubernetes Gateway API; where that is the same, more
 * values before more expressions before what only has to be there.
 *
 * @param headers how many headers
 * @param query how many query parameters
 * @param cookies how many cookies
 * @param values how many of all of them must have one value
 * @param regexes how many must match an expression
 */
record FieldCounts(int headers, int query, int cookies, int values, int regexes)
    implements Comparable<FieldCounts> {
  private static final Comparator<FieldCounts> ORDER =
      Comparator.comparingInt(FieldCounts::headers)
          .thenComparingInt(FieldCounts::query)
          .thenComparingInt(FieldCounts::cookies)
          .thenComparingInt(FieldCounts::values)
          .thenComparingInt(FieldCounts::regexes)
          .reversed();

  static FieldCounts of(RouteMatch match) {
    FurtherFields further = match.further();
    return new FieldCounts(
        match.headers().size() + further.count(Place.HEADER),
        match.query().size() + further.count(Place.QUERY),
        further.cookies().size() + further.count(Place.COOKIE),
        match.headers().size() + match.query().size() + further.cookies().size(),
        further.regexes());
  }

  @Override
  public int compareTo(FieldCounts other) {
    return ORDER.compare(this, other);
  }

  /** Why one comes before another that asks for less. */
  String words(FieldCounts later) {
    if (headers != later.headers) {
      return "headers: " + more(headers, later.headers);
    }
    if (query != later.query) {
      return "query: " + more(query, later.query);
    }
    if (cookies != later.cookies) {
      return "cookies: " + more(cookies, later.cookies);
    }
    return "headers, query and cookies: one value comes before a regex, and that before any value";
  }

  private static String more(int first, int later) {
    return "the first asks for " + first + ", this one for " + later;
  }
}
