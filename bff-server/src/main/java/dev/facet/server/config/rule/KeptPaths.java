// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.server.action.RouteAction;
import dev.facet.server.route.RouteMatch;
import dev.facet.server.route.RouteQuestion;
import dev.facet.server.route.RouteResult.Found;
import dev.facet.server.route.RouteTable;
import dev.facet.server.route.RouteTraits;
import dev.facet.server.route.SlashChoice;
import dev.facet.server.route.SlashRules;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for paths that a route which keeps slashes forwards, and that a server which merges or
 * decodes them reads as those of a nearer route. The table that serves requests says of each
 * whether it is one. Routes are met by their beginnings, so that the cost does not grow with that
 * of pairs.
 */
final class KeptPaths {
  private final RouteTable<Taker> table;
  private final Map<String, List<Found<Taker>>> keepers = new HashMap<>();
  private final Map<String, Around> found = new LinkedHashMap<>();

  /**
   * What takes requests.
   *
   * @param place of the route or the frontend in the file
   * @param action what it does with them
   * @param guards all that may keep a client from it
   */
  record Taker(String place, RouteAction action, List<String> guards) {}

  /**
   * A way around a route.
   *
   * @param keeper the route that takes the path
   * @param path as a client sends it
   * @param missed the route whose path a server might see in it
   */
  record Around(Found<Taker> keeper, String path, Found<Taker> missed) {}

  private KeptPaths(List<Found<Taker>> routes) {
    table =
        new RouteTable<>(
            routes,
            new RouteTraits<>(
                (taker, question) -> taker.action().takes(question),
                (one, other) -> one.guards().equals(other.guards())));
    for (Found<Taker> route : routes) {
      if (route.route().action() instanceof RouteAction.Forward
          && !route.match().slashes().equals(SlashRules.STRICT)) {
        keepers.computeIfAbsent(route.match().path().fixed(), _ -> new ArrayList<>(1)).add(route);
      }
    }
  }

  /** One way for each route that keeps slashes, as far as there is one. */
  static List<Around> of(List<Found<Taker>> routes) {
    KeptPaths paths = new KeptPaths(routes);
    if (paths.keepers.isEmpty()) {
      return List.of();
    }
    paths.keepers.values().stream().flatMap(List::stream).forEach(paths::ownPath);
    routes.forEach(paths::pathsOf);
    return List.copyOf(paths.found.values());
  }

  /** A path that a match names may hold kept slashes itself. */
  private void ownPath(Found<Taker> keeper) {
    for (String scheme : MatchSample.schemes(keeper.match())) {
      test(keeper, MatchSample.of(scheme, keeper.match()));
    }
  }

  private void pathsOf(Found<Taker> missed) {
    String path = MatchSample.of("http", missed.match()).path();
    for (int end = 0; end >= 0; end = path.indexOf('/', end + 1)) {
      pathsOf(missed, keepers.getOrDefault(path.substring(0, end), List.of()));
      if (end == path.length() - 1) {
        break;
      }
    }
    pathsOf(missed, keepers.getOrDefault(path, List.of()));
  }

  private void pathsOf(Found<Taker> missed, List<Found<Taker>> some) {
    for (Found<Taker> keeper : some) {
      if (keeper != missed && !found.containsKey(keeper.route().place())) {
        both(keeper.match(), missed.match()).ifPresent(sample -> paths(keeper, sample));
      }
    }
  }

  private void paths(Found<Taker> keeper, RouteQuestion sample) {
    for (String path : spellings(sample.path(), keeper.match().slashes())) {
      test(keeper, sample.withPath(path));
    }
  }

  private void test(Found<Taker> keeper, RouteQuestion question) {
    if (table.find(question) instanceof Found<Taker> taken && taken.route() == keeper.route()) {
      table.nearerByOtherReadings(question, taken).stream()
          .filter(other -> !other.route().action().equals(taken.route().action()))
          .findFirst()
          .ifPresent(other ->
              found.putIfAbsent(
                  keeper.route().place(), new Around(keeper, question.path(), other)));
    }
  }

  /** A request that is what both ask for, but for the path; empty where none can be. */
  private static Optional<RouteQuestion> both(RouteMatch keeper, RouteMatch missed) {
    Set<String> schemes = new HashSet<>(MatchSample.schemes(missed));
    schemes.retainAll(MatchSample.schemes(keeper));
    Set<HttpMethod> methods = new HashSet<>(missed.methods());
    if (methods.isEmpty()) {
      methods.addAll(keeper.methods().isEmpty() ? Set.of(HttpMethod.GET) : keeper.methods());
    } else if (!keeper.methods().isEmpty()) {
      methods.retainAll(keeper.methods());
    }
    Map<String, String> headers = new HashMap<>(keeper.headers());
    headers.putAll(missed.headers());
    if (schemes.isEmpty()
        || methods.isEmpty()
        || !headers.entrySet().containsAll(keeper.headers().entrySet())) {
      return Optional.empty();
    }
    // A redirect to https takes requests of http alone, and those are the ones that count.
    String scheme = schemes.contains("http") ? "http" : "https";
    RouteQuestion one = MatchSample.of(scheme, missed);
    String query = MatchSample.query(missed.query()) + "&" + MatchSample.query(keeper.query());
    return Optional.of(
        new RouteQuestion(
            scheme,
            one.authority(),
            methods.iterator().next(),
            one.path(),
            MultiMap.caseInsensitiveMultiMap().addAll(headers),
            query));
  }

  /** The same path with slashes that are doubled or encoded, as far as a route keeps them. */
  private static Set<String> spellings(String path, SlashRules kept) {
    Set<String> spellings = new LinkedHashSet<>();
    for (int at = 0; at >= 0; at = path.indexOf('/', at + 1)) {
      String before = path.substring(0, at);
      String behind = path.substring(at + 1);
      if (kept.empty() == SlashChoice.KEEP) {
        spellings.add(before + "//" + behind);
      }
      if (kept.encoded() == SlashChoice.KEEP) {
        spellings.add(before + "/%2F" + behind);
        if (at > 0) {
          spellings.add(before + "%2F" + behind);
          spellings.add(before + "%2F" + behind.replace("/", "%2F"));
        }
      }
    }
    return spellings;
  }
}
