// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.server.route.RouteResult.Found;

/**
 * Why a route does not take a request.
 *
 * @param route the route
 * @param reason the first part in which it differs, or that it comes later
 * @param detail that part in words, as {@code method: DELETE (expected: GET, HEAD)}; nothing that
 *     must not be printed
 */
public record RouteLoss<T>(Found<T> route, Reason reason, String detail) {
  /** In what a route differs, the nearest first. */
  public enum Reason {
    /** In nothing: it matches too, and another one comes first. */
    LATER,
    /** In nothing, but what it does has no sense here: a redirect to where the request is. */
    ACTION,
    /** In nothing, but it is at other listeners. */
    LISTENER,
    /** In a cookie. */
    COOKIE,
    /** In a query parameter. */
    QUERY,
    /** In a header. */
    HEADER,
    /** In the method. */
    METHOD,
    /** In the scheme. */
    SCHEME,
    /** In the path. */
    PATH,
    /** In the host. */
    HOST
  }
}
