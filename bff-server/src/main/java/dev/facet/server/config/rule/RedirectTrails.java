// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.server.action.RedirectTarget;
import dev.facet.server.action.RouteAction;
import dev.facet.server.route.PathPattern;
import dev.facet.server.route.RouteMatch;
import dev.facet.server.route.RouteQuestion;
import dev.facet.server.route.RouteResult.Found;
import dev.facet.server.route.RouteTable;
import dev.facet.server.route.RouteTraits;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Follows redirects as clients would. */
final class RedirectTrails {
  /** What browsers follow, at most. */
  private static final int MAX_HOPS = 20;

  /** A host that nobody has (RFC 2606, section 2), for routes of all hosts. */
  private static final String ANY_HOST = "client.invalid";

  /** A segment that nobody would write. */
  private static final String ANY = "-any-";

  private final RouteTable<RouteAction> table;

  RedirectTrails(List<Found<RouteAction>> routes) {
    table = new RouteTable<>(routes, new RouteTraits<>(RouteAction::takes, (_, _) -> true));
  }

  /** Whether a redirect leads each request of its match to where that is already. */
  static boolean leadsNowhere(RouteMatch match, RouteAction redirect) {
    return schemes(match).stream().noneMatch(scheme -> redirect.takes(sample(scheme, match)));
  }

  /** The routes that a request of a match is sent along for ever; empty where it arrives. */
  List<String> endless(RouteMatch match) {
    return schemes(match).stream()
        .map(scheme -> follow(sample(scheme, match)))
        .filter(trail -> !trail.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<String> schemes(RouteMatch match) {
    return match.scheme() == null ? List.of("http", "https") : List.of(match.scheme());
  }

  private List<String> follow(RouteQuestion first) {
    List<String> trail = new ArrayList<>();
    Set<RouteQuestion> seen = new HashSet<>();
    RouteQuestion at = first;
    while (seen.add(at) && trail.size() < MAX_HOPS) {
      if (!(table.find(at) instanceof Found<RouteAction>(var id, var match, var action))
          || !(action instanceof RouteAction.Redirect redirect)
          || (match.host() == null && !at.authority().equals(first.authority()))) {
        return List.of(); // it arrives, or leaves for a host that may be another server's
      }
      trail.add(id);
      RedirectTarget.Asked next = redirect.target().next(asked(at));
      at =
          new RouteQuestion(
              next.scheme(),
              next.authority(),
              redirect.methodAfter(at.method()),
              next.path(),
              at.headers(),
              at.query());
    }
    return trail.stream().distinct().toList();
  }

  private static RedirectTarget.Asked asked(RouteQuestion question) {
    return new RedirectTarget.Asked(question.scheme(), question.authority(), question.path());
  }

  private static RouteQuestion sample(String scheme, RouteMatch match) {
    String host = match.host() == null ? ANY_HOST : match.host().replace("*", "any");
    HttpMethod method =
        match.methods().isEmpty() ? HttpMethod.GET : match.methods().iterator().next();
    String query =
        match.query().entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(match.headers());
    return new RouteQuestion(scheme, host, method, sample(match.path()), headers, query);
  }

  private static String sample(PathPattern pattern) {
    return switch (pattern) {
      case PathPattern.Exact(var path) -> path;
      case PathPattern.Prefix(var path) -> path + "/" + ANY;
      case PathPattern.Template(var prefix, var segments, var below) ->
          prefix
              + segments.stream()
                  .map(segment -> "/" + (segment.variable() ? ANY : segment.text()))
                  .collect(Collectors.joining())
              + (below ? "/" + ANY : "");
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
