// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import java.util.function.BiPredicate;

/**
 * What a table asks about the routes it holds.
 *
 * @param takes whether a route takes a request that its match accepts; where it does not, the next
 *     route in order is asked
 * @param guardedAlike whether two routes let the same callers pass, so that it does not matter for
 *     them which of the two a path belongs to
 */
public record RouteTraits<T>(BiPredicate<T, RouteQuestion> takes, BiPredicate<T, T> guardedAlike) {
  /** Routes that take everything, and of which none is guarded like another. */
  public static <T> RouteTraits<T> plain() {
    return new RouteTraits<>((_, _) -> true, (_, _) -> false);
  }
}
