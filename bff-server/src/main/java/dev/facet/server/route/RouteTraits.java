// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.server.route.RouteResult.Found;
import java.util.function.BiPredicate;

/**
 * What a table asks about the routes it holds.
 *
 * @param takes whether a route takes a request that its match accepts; where it does not, the next
 *     route in order is asked
 * @param guardedAlike whether two routes let the same callers pass, so that it does not matter for
 *     them which of the two a path belongs to
 * @param httpApart whether requests of http are only for routes that ask for that scheme
 */
public record RouteTraits<T>(
    BiPredicate<T, RouteQuestion> takes, BiPredicate<T, T> guardedAlike, boolean httpApart) {
  /** Routes that take requests of both schemes where they name none. */
  public RouteTraits(BiPredicate<T, RouteQuestion> takes, BiPredicate<T, T> guardedAlike) {
    this(takes, guardedAlike, false);
  }

  /** The same where requests of http are only for routes that ask for that scheme. */
  public RouteTraits<T> withHttpApart() {
    return new RouteTraits<>(takes, guardedAlike, true);
  }

  /** Whether a route takes a request whose details its match accepts. */
  boolean take(Found<T> route, RouteQuestion question) {
    return takeScheme(route.match(), question) && takes.test(route.route(), question);
  }

  /** Whether a route with a match takes requests of the scheme, where its match does. */
  boolean takeScheme(RouteMatch match, RouteQuestion question) {
    return !httpApart || match.scheme() != null || question.scheme().equals("https");
  }

  /** Routes that take everything, and of which none is guarded like another. */
  public static <T> RouteTraits<T> plain() {
    return new RouteTraits<>((_, _) -> true, (_, _) -> false);
  }
}
