// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.server.route.RouteResult.Found;
import dev.facet.server.route.RouteResult.MethodNotAllowed;
import dev.facet.server.route.RouteResult.NotFound;
import dev.facet.server.route.regex.LinearRegex;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is noted while tables are asked about one request, so that each is gone through once: the
 * routes that only its method keeps it from, and how much expressions were run. Each of these is
 * linear, but there may be many, and clients choose how long a path or a header is: so there is an
 * end to the sum of all. Confined to one thread.
 */
public final class RouteNotes {
  /** The largest sum, in units of {@link LinearRegex#work}: some 50 ms. */
  public static final long MAX_WORK = 8_000_000;

  private long work;
  private boolean regexes = true;
  private List<Found<?>> missed = List.of();

  private RouteNotes(long work) {
    this.work = work;
  }

  /** Of a request. */
  static RouteNotes ofRequest() {
    return new RouteNotes(0);
  }

  /** Without an end of the work, for people who wait for what they asked. */
  static RouteNotes unbounded() {
    return new RouteNotes(Long.MIN_VALUE);
  }

  /**
   * Begins with a table.
   *
   * @param withRegexes whether its paths may be those of regexes
   */
  void begin(boolean withRegexes) {
    regexes = withRegexes;
    missed = List.of();
  }

  /** Whether a path, in {@link MatchForm}, is one of a regex. */
  boolean isPathOf(PathRegex path, String form) {
    return regexes && matches(path.regex(), form);
  }

  /** Whether an expression matches; false where there was too much to be done already. */
  boolean matches(LinearRegex regex, String text) {
    if (!regex.mayMatch(text)) {
      return false;
    }
    work += regex.work(text.length());
    return work <= MAX_WORK && regex.matches(text);
  }

  /** Whether something was not run, so that it is not known whether it matches. */
  boolean isExhausted() {
    return work > MAX_WORK;
  }

  /** Notes a route that would take the request if it had another method. */
  void missed(Found<?> route) {
    if (missed.isEmpty()) {
      missed = new ArrayList<>();
    }
    missed.add(route);
  }

  /** What it comes to where no route of the table takes the request. */
  <T> RouteResult<T> withoutRoute() {
    Optional<Found<T>> nearest = nearest();
    if (nearest.isEmpty()) {
      return new NotFound<>();
    }
    Set<HttpMethod> allowed = new LinkedHashSet<>();
    missed.forEach(route -> allowed.addAll(route.match().methods()));
    return new MethodNotAllowed<>(allowed, nearest.get());
  }

  /** The first of the routes that would take the request if it had another method. */
  @SuppressWarnings("unchecked") // the notes are those of one table since it was begun with
  <T> Optional<Found<T>> nearest() {
    return missed.isEmpty() ? Optional.empty() : Optional.of((Found<T>) missed.getFirst());
  }
}
