// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.server.route.RouteResult.Found;
import dev.facet.server.route.RouteResult.MethodNotAllowed;
import dev.facet.server.route.RouteResult.NotFound;
import io.vertx.core.http.HttpMethod;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks every route, and sorts those that match by the words of the promise. */
final class NaiveRoutes {
  private static final Comparator<RouteMatch> PRECEDENCE =
      Comparator.comparingInt((RouteMatch match) -> hostRank(match.host()))
          .thenComparing(match -> pathRank(match.path()))
          .thenComparingInt(match -> match.scheme() == null ? 1 : 0)
          .thenComparingInt(match -> match.methods().isEmpty() ? 1 : 0)
          .thenComparingInt(match -> -match.headers().size())
          .thenComparingInt(match -> -match.query().size());

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
        && agree(one.headers(), two.headers())
        && agree(one.query(), two.query());
  }

  /** A header has one value in a request; two of a parameter are taken for two requests here. */
  private static boolean agree(Map<String, String> some, Map<String, String> others) {
    Map<String, String> both = new HashMap<>(others);
    both.putAll(some);
    return both.entrySet().containsAll(others.entrySet());
  }

  /** Whether a route takes a request, whatever comes before it. */
  static boolean takes(RouteMatch match, RouteQuestion question) {
    return matches(match, question) && allows(match, question.method());
  }

  private static RouteResult<Integer> rejection(List<Found<Integer>> matching) {
    Set<HttpMethod> allowed = new HashSet<>();
    matching.forEach(route -> allowed.addAll(route.match().methods()));
    return allowed.isEmpty() ? new NotFound<>() : new MethodNotAllowed<>(allowed);
  }

  private static boolean allows(RouteMatch match, HttpMethod method) {
    return match.methods().isEmpty() || match.methods().contains(method);
  }

  private static boolean matches(RouteMatch match, RouteQuestion question) {
    return (match.scheme() == null || match.scheme().equals(question.scheme()))
        && matchesHost(
            match.host(), question.authority().replaceAll(":.*", "").toLowerCase(Locale.ROOT))
        && question.path().matches(regex(match.path()))
        && match.headers().entrySet().stream()
            .allMatch(e -> e.getValue().equals(question.headers().get(e.getKey())))
        && parameters(question.query()).containsAll(parameters(match.query()));
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

  private static Set<String> parameters(String query) {
    return Set.copyOf(new HashSet<>(Arrays.asList(query.split("&", -1))));
  }

  private static Set<String> parameters(Map<String, String> query) {
    return query.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.toSet());
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
