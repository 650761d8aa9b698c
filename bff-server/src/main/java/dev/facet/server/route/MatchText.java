// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.schema.secret.SecretNames;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A match on one line, like the requests that it takes: {@code GET, POST
 * https://shop.example/orders/{id}?page=1 with x-tenant: "a"}. What it does not ask for is not
 * there; where it names a scheme and no host, the host is an asterisk. HEAD is not told beside GET,
 * which includes it. Stars stand for values that come from outside the file and for those whose
 * names announce a secret. Several hosts stand in parentheses, a few of many.
 */
final class MatchText {
  /** Of more hosts the first are told, and how many there are beside them. */
  private static final int MAX_HOSTS = 4;

  private MatchText() {}

  static String of(RouteMatch match) {
    return of(List.of(match));
  }

  /** The matches of one route, which differ in their hosts alone. */
  static String of(List<RouteMatch> matches) {
    RouteMatch match = matches.getFirst();
    return methods(match.methods())
        + origin(match.scheme(), hosts(matches.stream().map(RouteMatch::host).toList()))
        + path(match)
        + query(match)
        + fields(match);
  }

  /** An expression is set apart from the host, since it may begin with anything. */
  private static String path(RouteMatch match) {
    boolean apart =
        match.path() instanceof PathRegex && (match.host() != null || match.scheme() != null);
    return (apart ? " " : "") + match.path().label();
  }

  private static String methods(Set<HttpMethod> methods) {
    if (methods.isEmpty()) {
      return "";
    }
    boolean get = methods.contains(HttpMethod.GET);
    return methods.stream()
        .filter(method -> !get || !method.equals(HttpMethod.HEAD))
        .map(HttpMethod::name)
        .sorted()
        .collect(Collectors.joining(", ", "", " "));
  }

  private static String origin(@Nullable String scheme, String hosts) {
    return scheme == null ? hosts : scheme + "://" + (hosts.isEmpty() ? "*" : hosts);
  }

  private static String hosts(List<@Nullable String> hosts) {
    String first = hosts.getFirst();
    return hosts.size() == 1 ? first == null ? "" : first : "(" + listed(hosts) + ")";
  }

  /** Some hosts in words, a few of many. */
  static String listed(List<@Nullable String> hosts) {
    int told = hosts.size() > MAX_HOSTS ? MAX_HOSTS - 1 : hosts.size();
    String some =
        hosts.subList(0, told).stream().map(String::valueOf).collect(Collectors.joining(", "));
    return told == hosts.size() ? some : some + " and " + (hosts.size() - told) + " more";
  }

  private static String query(RouteMatch match) {
    return match.query().isEmpty()
        ? ""
        : match.query().entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + "=" + shown(match, entry, MatchText::encoded))
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String fields(RouteMatch match) {
    if (match.headers().isEmpty() && match.further().equals(FurtherFields.NONE)) {
      return "";
    }
    List<String> fields = new ArrayList<>();
    match
        .headers()
        .entrySet()
        .forEach(entry -> fields.add(entry.getKey() + ": " + quoted(match, entry)));
    match
        .further()
        .cookies()
        .entrySet()
        .forEach(entry -> fields.add("cookie " + entry.getKey() + ": " + quoted(match, entry)));
    match
        .further()
        .patterns()
        .forEach(pattern -> fields.add(name(pattern) + ": " + pattern.words()));
    return " with " + String.join(", ", fields);
  }

  private static String quoted(RouteMatch match, Map.Entry<String, String> entry) {
    return shown(match, entry, value -> "\"" + value + "\"");
  }

  /** What a pattern is about. */
  static String name(FieldPattern pattern) {
    return switch (pattern.place()) {
      case HEADER -> pattern.name();
      case QUERY -> "query " + pattern.name();
      case COOKIE -> "cookie " + pattern.name();
    };
  }

  /** The value of a header or parameter of a match, or stars. */
  static String shown(RouteMatch match, Map.Entry<String, String> entry) {
    return shown(match, entry, UnaryOperator.identity());
  }

  private static String shown(
      RouteMatch match, Map.Entry<String, String> entry, UnaryOperator<String> spelling) {
    boolean secret =
        SecretNames.announces(entry.getKey()) || match.hidden().contains(entry.getValue());
    return secret ? "***" : spelling.apply(entry.getValue());
  }
}
