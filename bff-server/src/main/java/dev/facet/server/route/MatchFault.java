// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.server.route.RouteLoss.Reason;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The first part of a match that a request does not have.
 *
 * @param reason which part
 * @param detail the part in words
 */
record MatchFault(Reason reason, String detail) {
  /** More than this of a request's value is no help. */
  private static final int MAX_SHOWN = 80;

  /**
   * The fault of a match for a request; empty where the match takes it.
   *
   * @param path of the request in {@link MatchForm}
   */
  static Optional<MatchFault> of(RouteMatch match, RouteQuestion question, String path) {
    if (!HostName.matches(match.host(), question.authority())) {
      return fault(Reason.HOST, "host", question.authority(), "" + match.host());
    }
    if (!match.path().matches(path)) {
      return fault(Reason.PATH, "path", path, match.path().label());
    }
    if (match.scheme() != null && !match.scheme().equals(question.scheme())) {
      return fault(Reason.SCHEME, "scheme", question.scheme(), match.scheme());
    }
    if (!match.acceptsMethod(question.method())) {
      String methods =
          match.methods().stream().map(HttpMethod::name).collect(Collectors.joining(", "));
      return fault(Reason.METHOD, "method", question.method().name(), methods);
    }
    return header(match, question)
        .or(() -> parameter(match, question))
        .or(() -> cookie(match, question))
        .or(() -> pattern(match, question));
  }

  /** What is said of a route that names some hosts, of which the request has none. */
  static String host(RouteQuestion question, List<@Nullable String> hosts) {
    return detail("host", question.authority(), MatchText.listed(hosts));
  }

  private static Optional<MatchFault> header(RouteMatch match, RouteQuestion question) {
    for (Map.Entry<String, String> header : match.headers().entrySet()) {
      if (!question.hasHeader(header.getKey(), header.getValue())) {
        List<String> lines = question.headers().getAll(header.getKey());
        String found = lines.size() > 1 ? "twice" : lines.isEmpty() ? "none" : lines.getFirst();
        return fault(Reason.HEADER, header.getKey(), found, MatchText.shown(match, header));
      }
    }
    return Optional.empty();
  }

  private static Optional<MatchFault> parameter(RouteMatch match, RouteQuestion question) {
    for (Map.Entry<String, String> parameter : match.query().entrySet()) {
      if (!question.hasParameter(parameter.getKey(), parameter.getValue())) {
        List<String> values = question.parameters(parameter.getKey());
        String found = values.isEmpty() ? "none" : String.join(", ", values);
        return fault(
            Reason.QUERY, "query " + parameter.getKey(), found, MatchText.shown(match, parameter));
      }
    }
    return Optional.empty();
  }

  private static Optional<MatchFault> cookie(RouteMatch match, RouteQuestion question) {
    for (Map.Entry<String, String> cookie : match.further().cookies().entrySet()) {
      String found = question.cookie(cookie.getKey());
      if (!cookie.getValue().equals(found)) {
        String shown = found == null ? "none, or several" : found;
        return fault(
            Reason.COOKIE, "cookie " + cookie.getKey(), shown, MatchText.shown(match, cookie));
      }
    }
    return Optional.empty();
  }

  private static Optional<MatchFault> pattern(RouteMatch match, RouteQuestion question) {
    for (FieldPattern pattern : match.further().patterns()) {
      if (!pattern.accepts(question)) {
        Reason reason =
            switch (pattern.place()) {
              case HEADER -> Reason.HEADER;
              case QUERY -> Reason.QUERY;
              case COOKIE -> Reason.COOKIE;
            };
        String name = MatchText.name(pattern);
        return fault(
            reason, name, pattern.regex().isPresent() ? "another" : "none", pattern.words());
      }
    }
    return Optional.empty();
  }

  private static Optional<MatchFault> fault(
      Reason reason, String name, String found, String expected) {
    return Optional.of(new MatchFault(reason, detail(name, found, expected)));
  }

  private static String detail(String name, String found, String expected) {
    String shown = found.length() > MAX_SHOWN ? found.substring(0, MAX_SHOWN) + "…" : found;
    return name + ": " + shown + " (expected: " + expected + ")";
  }
}
