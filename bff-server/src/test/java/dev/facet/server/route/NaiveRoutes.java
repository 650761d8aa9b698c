// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import static java.util.stream.Collectors.toSet;

import dev.facet.server.route.FieldPattern.Place;
import dev.facet.server.route.RouteResult.Found;
import dev.facet.server.route.RouteResult.MethodNotAllowed;
import dev.facet.server.route.RouteResult.NotFound;
import dev.facet.server.route.regex.LinearRegex;
import io.vertx.core.http.HttpMethod;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks every route, and sorts those that match by the words of the promise. */
final class NaiveRoutes {
  /** All values of headers, parameters and cookies. */
  static final List<String> VALUES = List.of("", "1", "2", "3", "x=1", "x=2; y=3");

  private static final Comparator<RouteMatch> PRECEDENCE =
      Comparator.comparingInt((RouteMatch match) -> hostRank(match.host()))
          .thenComparing(match -> pathRank(match.path()))
          .thenComparingInt(match -> match.scheme() == null ? 1 : 0)
          .thenComparingInt(match -> match.methods().isEmpty() ? 1 : 0)
          .thenComparingInt(match -> -named(match, Place.HEADER, match.headers()).size())
          .thenComparingInt(match -> -named(match, Place.QUERY, match.query()).size())
          .thenComparingInt(match -> -named(match, Place.COOKIE, match.further().cookies()).size())
          .thenComparingInt(match -> -exact(match))
          .thenComparingInt(match -> -expressions(match));

  private NaiveRoutes() {}

  static RouteResult<Integer> find(List<Found<Integer>> routes, RouteQuestion question) {
    List<Found<Integer>> matching =
        routes.stream().filter(route -> matches(route.match(), question)).toList();
    return matching.stream()
        .filter(route -> allows(route.match(), question.method()))
        .<RouteResult<Integer>>map(route -> route)
        .min(Comparator.comparing(response -> ((Found<Integer>) response).match(), PRECEDENCE))
        .orElseGet(() -> rejection(matching));
  }

  /** Whether some request matches both, and precedence has nothing to say about them. */
  static boolean areRivals(RouteMatch one, RouteMatch two) {
    Set<HttpMethod> shared = new HashSet<>(one.methods());
    shared.retainAll(two.methods());
    return PRECEDENCE.compare(one, two) == 0
        && Objects.equals(one.scheme(), two.scheme())
        && Objects.equals(one.host(), two.host())
        && regex(one.path()).equals(regex(two.path()))
        && (one.methods().isEmpty() || !shared.isEmpty())
        && agree(named(one, Place.HEADER, one.headers()), named(two, Place.HEADER, two.headers()))
        && agree(named(one, Place.QUERY, one.query()), named(two, Place.QUERY, two.query()))
        && agree(
            named(one, Place.COOKIE, one.further().cookies()),
            named(two, Place.COOKIE, two.further().cookies()));
  }

  /** A header has one value in a request; two of a parameter are taken for two requests here. */
  private static boolean agree(Map<String, Set<String>> some, Map<String, Set<String>> others) {
    return some.keySet().stream()
        .filter(others::containsKey)
        .noneMatch(name -> Collections.disjoint(some.get(name), others.get(name)));
  }

  /** The values that a match takes of all there are in these tests, by name. */
  private static Map<String, Set<String>> named(
      RouteMatch match, Place place, Map<String, String> values) {
    Map<String, Set<String>> taken = new HashMap<>();
    values.forEach((name, value) -> taken.put(name, Set.of(value)));
    for (FieldPattern pattern : match.further().patterns()) {
      if (pattern.place() == place) {
        String regex = pattern.regex().map(LinearRegex::source).orElse(".*");
        taken.put(
            pattern.name(), VALUES.stream().filter(value -> value.matches(regex)).collect(toSet()));
      }
    }
    return taken;
  }

  private static int exact(RouteMatch match) {
    return match.headers().size() + match.query().size() + match.further().cookies().size();
  }

  private static int expressions(RouteMatch match) {
    return (int)
        match.further().patterns().stream().filter(each -> each.regex().isPresent()).count();
  }

  /** Whether a route takes a request, whatever comes before it. */
  static boolean takes(RouteMatch match, RouteQuestion question) {
    return matches(match, question) && allows(match, question.method());
  }

  private static RouteResult<Integer> rejection(List<Found<Integer>> matching) {
    Set<HttpMethod> allowed = new HashSet<>();
    matching.forEach(route -> allowed.addAll(route.match().methods()));
    return matching.stream()
        .min(Comparator.comparing(Found::match, PRECEDENCE))
        .<RouteResult<Integer>>map(nearest -> new MethodNotAllowed<>(allowed, nearest))
        .orElseGet(NotFound::new);
  }

  private static boolean allows(RouteMatch match, HttpMethod method) {
    return match.methods().isEmpty() || match.methods().contains(method);
  }

  private static boolean matches(RouteMatch match, RouteQuestion question) {
    return (match.scheme() == null || match.scheme().equals(question.scheme()))
        && matchesHost(
            match.host(), question.authority().replaceAll(":.*", "").toLowerCase(Locale.ROOT))
        && question.path().matches(regex(match.path()))
        && has(
            named(match, Place.HEADER, match.headers()),
            name -> question.headers().getAll(name).stream())
        && has(
            named(match, Place.QUERY, match.query()), name -> values(question.query(), "&", name))
        && has(
            named(match, Place.COOKIE, match.further().cookies()),
            name -> values("" + question.headers().get("cookie"), "; ", name));
  }

  private static boolean matchesHost(@Nullable String pattern, String host) {
    return pattern == null
        || (pattern.startsWith("*")
            ? host.endsWith(pattern.substring(1)) && host.length() >= pattern.length()
            : host.equals(pattern));
  }

  private static String regex(PathPattern pattern) {
    String text = pattern.toString();
    if (pattern instanceof PathRegex) {
      return text;
    }
    boolean below = text.endsWith("/*");
    String path = below ? text.substring(0, text.length() - 2) : text;
    return path.replaceAll("\\{[^}]*}", "[^/]+") + (below ? "(/.*)?" : "");
  }

  private static boolean has(
      Map<String, Set<String>> asked, Function<String, Stream<String>> given) {
    return asked.entrySet().stream()
        .allMatch(entry -> given.apply(entry.getKey()).anyMatch(entry.getValue()::contains));
  }

  private static Stream<String> values(String pairs, String separator, String name) {
    return Arrays.stream(pairs.split(separator, -1))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1));
  }

  private static int hostRank(@Nullable String host) {
    return host == null ? 1000 : host.startsWith("*") ? 500 - host.length() : 0;
  }

  /** Sorts as text: kind, then length of what is fixed at the beginning, then what follows. */
  private static String pathRank(PathPattern pattern) {
    return switch (pattern) {
      case PathPattern.Exact _ -> "0";
      case PathPattern.Prefix(String path) -> "1" + (999 - path.length()) + "z";
      case PathRegex regex -> "1" + (999 - regex.fixed().length()) + "0";
      case PathPattern.Template(String path, var segments, boolean below) ->
          "1"
              + (999 - path.length())
              + segments.stream().map(s -> s.variable() ? "b" : "a").collect(Collectors.joining())
              + (below ? "y" : "x");
    };
  }
}
