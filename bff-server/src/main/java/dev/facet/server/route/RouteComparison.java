// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.server.route.RouteLoss.Reason;
import dev.facet.server.route.RouteResult.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says of every route of a table why it does not take a request, by the same tests as the table. It
 * asks each of them, as a table never does: for people who want to know.
 */
public final class RouteComparison {
  private RouteComparison() {}

  /**
   * Why routes do not take a request, those first that came nearest: what matches and comes later,
   * then what differs in little, then by how much of its path is asked for. A route of several
   * hosts is told once, by the one with which it came nearest.
   *
   * @param winner the route that takes it; empty where none does
   */
  public static <T> List<RouteLoss<T>> losses(
      RouteTable<T> table, RouteQuestion question, Optional<Found<T>> winner) {
    String path = MatchForm.of(question.path());
    RouteQuestion unbounded = question.unbounded();
    List<RouteLoss<T>> losses = new ArrayList<>();
    for (List<Found<T>> route : byRoute(table.routes())) {
      if (winner.stream().noneMatch(found -> isOneRoute(found, route.getFirst()))) {
        losses.add(
            nearest(
                route, unbounded, path, taking -> whereTaken(table, unbounded, taking, winner)));
      }
    }
    sort(losses, question);
    return losses;
  }

  /** The entries of a table by route: one for each of its hosts, which stand together. */
  public static <T> List<List<Found<T>>> byRoute(List<Found<T>> entries) {
    List<List<Found<T>>> routes = new ArrayList<>();
    for (Found<T> entry : entries) {
      if (routes.isEmpty() || !isOneRoute(routes.getLast().getFirst(), entry)) {
        routes.add(new ArrayList<>(1));
      }
      routes.getLast().add(entry);
    }
    return routes;
  }

  private static <T> boolean isOneRoute(Found<T> one, Found<T> two) {
    return one.id().equals(two.id()) && one.route().equals(two.route());
  }

  /** Sorts by how near routes came, the nearest first. */
  public static <T> void sort(List<RouteLoss<T>> losses, RouteQuestion question) {
    String path = MatchForm.of(question.path());
    losses.sort(
        Comparator.comparing((RouteLoss<T> loss) -> loss.reason())
            .thenComparingInt(loss -> -shared(path, loss.route().match().path().fixed())));
  }

  /**
   * Says the same of a route of another table.
   *
   * @param route its entries there
   * @param elsewhere what is said of one that would take the request there
   */
  public static <T> RouteLoss<T> elsewhere(
      List<Found<T>> route, RouteQuestion question, String elsewhere) {
    return nearest(
        route,
        question.unbounded(),
        MatchForm.of(question.path()),
        taking -> new RouteLoss<>(taking, Reason.LISTENER, elsewhere));
  }

  /** What is said of the entry of a route that came nearest. */
  private static <T> RouteLoss<T> nearest(
      List<Found<T>> route,
      RouteQuestion question,
      String path,
      Function<Found<T>, RouteLoss<T>> whereTaken) {
    RouteLoss<T> nearest =
        route.stream()
            .map(entry ->
                MatchFault.of(entry.match(), question, path)
                    .map(fault -> new RouteLoss<>(entry, fault.reason(), fault.detail()))
                    .orElseGet(() -> whereTaken.apply(entry)))
            .min(Comparator.comparing(RouteLoss::reason))
            .orElseThrow();
    return nearest.reason() == Reason.HOST
        ? new RouteLoss<>(
            nearest.route(),
            Reason.HOST,
            MatchFault.host(question, route.stream().map(entry -> entry.match().host()).toList()))
        : nearest;
  }

  private static <T> RouteLoss<T> whereTaken(
      RouteTable<T> table, RouteQuestion question, Found<T> route, Optional<Found<T>> winner) {
    if (!table.traits().takeScheme(route.match(), question)) {
      String words = "scheme: " + question.scheme() + " (expected: https)";
      return new RouteLoss<>(route, Reason.SCHEME, words);
    }
    if (!table.traits().take(route, question)) {
      String where = "redirect: leads to where the request is already";
      return new RouteLoss<>(route, Reason.ACTION, where);
    }
    String detail =
        winner
            .map(first ->
                table.isRest(route)
                    ? "route: one that asks for http comes before"
                    : Precedence.words(first.match(), route.match()))
            .orElse("the path is rejected");
    return new RouteLoss<>(route, Reason.LATER, detail);
  }

  /** How much of a fixed beginning a path has, in characters of whole segments. */
  private static int shared(String path, String fixed) {
    int segment = 0;
    int at = 0;
    while (at < Math.min(path.length(), fixed.length()) && path.charAt(at) == fixed.charAt(at)) {
      at++;
      boolean end =
          (at == path.length() || path.charAt(at) == '/')
              && (at == fixed.length() || fixed.charAt(at) == '/');
      segment = end ? at : segment;
    }
    return segment;
  }
}
