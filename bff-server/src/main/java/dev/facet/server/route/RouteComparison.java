// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.server.route.RouteLoss.Reason;
import dev.facet.server.route.RouteResult.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Says of every route of a table why it does not take a request, by the same tests as the table. It
 * asks each of them, as a table never does: for people who want to know.
 */
public final class RouteComparison {
  private RouteComparison() {}

  /**
   * Why routes do not take a request, those first that came nearest: what matches and comes later,
   * then what differs in little, then by how much of its path is asked for.
   *
   * @param winner the route that takes it; empty where none does
   */
  public static <T> List<RouteLoss<T>> losses(
      RouteTable<T> table, RouteQuestion question, Optional<Found<T>> winner) {
    String path = MatchForm.of(question.path());
    RouteQuestion unbounded = question.unbounded();
    List<RouteLoss<T>> losses = new ArrayList<>();
    for (Found<T> route : table.routes()) {
      if (!winner.map(found -> found.equals(route)).orElse(false)) {
        losses.add(loss(table, unbounded, path, route, winner));
      }
    }
    sort(losses, question);
    return losses;
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
   * @param elsewhere what is said of one that would take the request there
   */
  public static <T> RouteLoss<T> elsewhere(
      Found<T> route, RouteQuestion question, String elsewhere) {
    RouteQuestion unbounded = question.unbounded();
    return MatchFault.of(route.match(), unbounded, MatchForm.of(question.path()))
        .map(fault -> new RouteLoss<>(route, fault.reason(), fault.detail()))
        .orElseGet(() -> new RouteLoss<>(route, Reason.LISTENER, elsewhere));
  }

  private static <T> RouteLoss<T> loss(
      RouteTable<T> table,
      RouteQuestion question,
      String path,
      Found<T> route,
      Optional<Found<T>> winner) {
    Optional<MatchFault> fault = MatchFault.of(route.match(), question, path);
    if (fault.isPresent()) {
      return new RouteLoss<>(route, fault.get().reason(), fault.get().detail());
    }
    if (!table.takes(route, question)) {
      String where = "redirect: leads to where the request is already";
      return new RouteLoss<>(route, Reason.ACTION, where);
    }
    String detail =
        winner
            .map(first -> Precedence.words(first.match(), route.match()))
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
