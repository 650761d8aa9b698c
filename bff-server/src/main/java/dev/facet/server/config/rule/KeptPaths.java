// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.server.action.RouteAction;
import dev.facet.server.route.FurtherFields;
import dev.facet.server.route.RouteMatch;
import dev.facet.server.route.RouteQuestion;
import dev.facet.server.route.RouteResult.Found;
import dev.facet.server.route.RouteTable;
import dev.facet.server.route.RouteTraits;
import dev.facet.server.route.SlashChoice;
import dev.facet.server.route.SlashRules;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks for paths that a route which keeps slashes forwards, and that a server which merges or
 * decodes them reads as those of a nearer route. The table that serves requests says of each
 * whether it is one. Routes are met by their beginnings, so that the cost does not grow with that
 * of pairs.
 */
final class KeptPaths {
  /** Kinds beyond are not looked at, so that a start is not held up. */
  private static final int MAX_KINDS = 64;

  private final ListenerTables.Served<Taker> served;
  private final RouteTable<Taker> table;
  private final Map<String, Around> found = new HashMap<>();

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

  private KeptPaths(ListenerTables.Served<Taker> served) {
    this.served = served;
    table =
        served.table(
            new RouteTraits<>(
                (taker, question) -> taker.action().takes(question),
                (one, other) -> one.guards().equals(other.guards())));
  }

  /** One way for each route that keeps slashes, as far as there is one. */
  static List<Around> of(ListenerTables.Served<Taker> served) {
    List<Found<Taker>> routes = served.routes();
    List<Found<Taker>> keepers = routes.stream().filter(KeptPaths::forwardsKept).toList();
    if (keepers.isEmpty()) {
      return List.of();
    }
    KeptPaths paths = new KeptPaths(served);
    keepers.forEach(paths::ownPath);
    List<RouteMatch> kinds =
        List.copyOf(
            keepers.stream()
                .map(Found::match)
                .collect(
                    Collectors.toMap(Kind::of, match -> match, (one, _) -> one, LinkedHashMap::new))
                .values());
    for (RouteMatch kind : kinds.subList(0, Math.min(kinds.size(), MAX_KINDS))) {
      routes.forEach(missed -> paths.pathsOf(kind, missed.match()));
    }
    return keepers.stream()
        .map(keeper -> paths.found.get(keeper.route().place()))
        .filter(Objects::nonNull)
        .toList();
  }

  /** What a match asks for beside host and path, and which slashes it keeps. */
  private record Kind(
      @Nullable String scheme,
      Set<HttpMethod> methods,
      Map<String, String> headers,
      Map<String, String> query,
      FurtherFields further,
      SlashRules slashes) {
    static Kind of(RouteMatch match) {
      return new Kind(
          match.scheme(),
          match.methods(),
          match.headers(),
          match.query(),
          match.further(),
          match.slashes());
    }
  }

  private static boolean forwardsKept(Found<Taker> route) {
    return route.route().action() instanceof RouteAction.Forward
        && !route.match().slashes().equals(SlashRules.STRICT);
  }

  /** A path that a match names may hold kept slashes itself. */
  private void ownPath(Found<Taker> keeper) {
    for (String scheme : served.schemes(keeper.match())) {
      test(MatchSample.of(scheme, keeper.match()));
    }
  }

  private void pathsOf(RouteMatch kind, RouteMatch missed) {
    both(kind, missed)
        .ifPresent(sample -> {
          for (String path : spellings(sample.path(), kind.slashes())) {
            test(sample.withPath(path));
          }
        });
  }

  private void test(RouteQuestion question) {
    if (table.find(question) instanceof Found<Taker> taken && forwardsKept(taken)) {
      table.nearerByOtherReadings(question, taken).stream()
          .filter(other -> !other.route().action().equals(taken.route().action()))
          .findFirst()
          .ifPresent(other ->
              found.putIfAbsent(taken.route().place(), new Around(taken, question.path(), other)));
    }
  }

  /** A request that is what both ask for, but for the path; empty where none can be. */
  private Optional<RouteQuestion> both(RouteMatch keeper, RouteMatch missed) {
    Set<String> schemes = new HashSet<>(served.schemes(missed));
    schemes.retainAll(served.schemes(keeper));
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
    RouteQuestion other = MatchSample.of(scheme, keeper);
    return Optional.of(
        new RouteQuestion(
                scheme,
                one.authority(),
                methods.iterator().next(),
                one.path(),
                bothHeaders(one.headers(), other.headers()),
                one.query() + "&" + other.query())
            .unbounded());
  }

  /** Those of one, and of the other what the first does not have; the cookies of both. */
  private static MultiMap bothHeaders(MultiMap one, MultiMap other) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(one);
    other.forEach((name, value) -> {
      if (name.equalsIgnoreCase("cookie") || !one.contains(name)) {
        headers.add(name, value);
      }
    });
    return headers;
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
