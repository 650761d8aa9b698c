// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.server.route.RouteLoss;
import dev.facet.server.snapshot.Route;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The routes that do not take a request, with the reasons.
 *
 * @param losses the nearest first
 */
record LostRoutes(List<RouteLoss<Route>> losses) {
  /** So many are told one by one. */
  private static final int TOLD = 10;

  /** So many are told to programs. */
  private static final int LISTED = 100;

  /** Some lines; none where there is no other route. */
  String text() {
    if (losses.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("not taken by, the nearest first:\n");
    for (RouteLoss<Route> loss : first(TOLD)) {
      text.append("  ").append(loss.route().id());
      text.append("  ").append(loss.route().route().label().match());
      text.append("  ").append(loss.detail()).append('\n');
    }
    return text.append(more()).toString();
  }

  private String more() {
    if (losses.size() <= TOLD) {
      return "";
    }
    Map<RouteLoss.Reason, Long> counts =
        losses.subList(TOLD, losses.size()).stream()
            .collect(Collectors.groupingBy(RouteLoss::reason, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " by " + name(entry.getKey()))
        .collect(Collectors.joining(", ", "  and " + (losses.size() - TOLD) + " more: ", "\n"));
  }

  private static String name(RouteLoss.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  /** Up to a hundred of them. */
  JsonArray json() {
    JsonArray all = new JsonArray();
    for (RouteLoss<Route> loss : first(LISTED)) {
      all.add(
          new JsonObject()
              .put("kind", loss.route().route().kind())
              .put("id", loss.route().id())
              .put("match", loss.route().route().label().match())
              .put("reason", name(loss.reason()))
              .put("detail", loss.detail()));
    }
    return all;
  }

  private List<RouteLoss<Route>> first(int count) {
    return losses.subList(0, Math.min(count, losses.size()));
  }
}
