// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.http.Authorities;
import dev.facet.http.Tokens;
import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.listener.HttpListener;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.route.PathNormaliser;
import dev.facet.server.route.PathRejectedException;
import dev.facet.server.route.RouteQuestion;
import dev.facet.server.route.RouteResult;
import dev.facet.server.route.RouteTable;
import dev.facet.server.snapshot.Route;
import dev.facet.upstream.RequestBody;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code facet explain route METHOD URL}: which route takes a request, by the table that serves
 * requests. A URL without a host is one of {@code localhost}, unless a header says otherwise.
 */
final class RequestExplanation {
  private static final Pattern URL =
      Pattern.compile("(?:(?i:(https?))://([^/?#@\\s]+))?(/[^?]*)?(?:\\?(.*))?");
  private static final int REST_OF_LINE = "  HTTP/1.1".length();
  private static final String LOCALHOST = "127.0.0.1";

  private RequestExplanation() {}

  /** Whether words ask about a request and not for a route by its id. */
  static boolean isAsked(List<String> words) {
    String last = words.getLast();
    return words.getFirst().equals("route")
        && (words.size() == 3 || (words.size() == 2 && isUrl(last)));
  }

  private static boolean isUrl(String word) {
    return word.startsWith("/") || word.matches("(?i)https?://.*");
  }

  /**
   * Says what becomes of a request.
   *
   * @param routes all there are
   * @param words a method, GET if left out, and a URL or a path, behind what is to be explained
   * @param headers of the request, each as {@code name: value}
   * @param uriBytes the longest target that the listener takes
   * @param explained says all of a route
   */
  static String of(
      RouteTable<Route> routes,
      List<String> words,
      List<String> headers,
      long uriBytes,
      Function<Route, String> explained) {
    String method = words.size() == 3 ? words.get(1) : "GET";
    if (!Tokens.isToken(method)) {
      throw CommandFailure.usage("method: " + method + " (expected: a method such as GET)");
    }
    String title = method + " " + words.getLast() + "\n";
    GatewayRequest request;
    try {
      request = request(method, words.getLast(), fields(headers));
    } catch (PathRejectedException rejected) {
      return title + "  400 BAD_REQUEST: " + rejected.fault().detail() + "\n";
    }
    int line = method.length() + request.target().length() + REST_OF_LINE;
    if (line > uriBytes + HttpListener.REQUEST_LINE_REST) {
      return title + "  414 URI_TOO_LONG: the target is longer than " + uriBytes + " bytes\n";
    }
    if (!hasHost(request)) {
      return title + "  400 BAD_REQUEST: the request needs exactly one valid Host\n";
    }
    if (List.of("CONNECT", "TRACE").contains(method)) {
      return title + "  405 METHOD_NOT_ALLOWED: no route takes CONNECT or TRACE\n";
    }
    return title + words(find(routes, request), explained) + hint(method);
  }

  private static String words(RouteResult<Route> result, Function<Route, String> explained) {
    return switch (result) {
      case RouteResult.Found<Route> found -> explained.apply(found.route());
      case RouteResult.Rejected<Route>(var fault, var route) ->
          "  400 BAD_REQUEST: " + fault.detail() + "\n" + about(route);
      case RouteResult.NotFound<Route>() ->
          "  404 NOT_FOUND: no frontend and no route matches this request\n";
      case RouteResult.MethodNotAllowed<Route>(var allowed) ->
          "  405 METHOD_NOT_ALLOWED: the path takes "
              + allowed.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "))
              + "\n";
    };
  }

  private static String about(Optional<RouteResult.Found<Route>> route) {
    return route
        .map(found -> "  the path is one of " + found.id() + "  " + found.match() + "\n")
        .orElse("");
  }

  private static String hint(String method) {
    String upper = method.toUpperCase(Locale.ROOT);
    return upper.equals(method)
        ? ""
        : "  methods are compared with their case; did you mean " + upper + "?\n";
  }

  private static MultiMap fields(List<String> headers) {
    MultiMap fields = HttpHeaders.headers();
    for (String header : headers) {
      int colon = header.indexOf(':');
      String name = header.substring(0, Math.max(colon, 0)).strip();
      if (!Tokens.isToken(name)) {
        throw CommandFailure.usage("header: " + header + " (expected: name: value)");
      }
      fields.add(name, header.substring(colon + 1).strip());
    }
    return fields;
  }

  /** One of the URL or of the headers, by the rules of the listener. */
  private static boolean hasHost(GatewayRequest request) {
    List<String> lines = request.headers().getAll(HttpHeaders.HOST);
    return Authorities.parse(request.authority()) != null
        && lines.size() <= 1
        && lines.stream().allMatch(line -> Authorities.parse(line) != null);
  }

  private static GatewayRequest request(String method, String url, MultiMap headers) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches() || (parts.group(2) == null && parts.group(3) == null)) {
      throw CommandFailure.usage(
          "url: " + url + " (expected: /path or https://host/path, perhaps with a query)");
    }
    String host = Objects.requireNonNullElse(headers.get(HttpHeaders.HOST), "localhost");
    String query = parts.group(4);
    return new GatewayRequest(
        HttpMethod.valueOf(method),
        Objects.requireNonNullElse(parts.group(1), "http").toLowerCase(Locale.ROOT),
        Objects.requireNonNullElse(parts.group(2), host),
        PathNormaliser.normalise(Objects.requireNonNullElse(parts.group(3), "/")),
        query == null ? null : PathNormaliser.normaliseQuery(query),
        headers,
        RequestBody.NONE,
        LOCALHOST,
        false,
        LOCALHOST,
        "1.1");
  }

  /** A preflight belongs to the route that it asks about, where that has a CORS policy. */
  private static RouteResult<Route> find(RouteTable<Route> routes, GatewayRequest request) {
    RouteQuestion own =
        new RouteQuestion(
            request.scheme(),
            request.authority(),
            request.method(),
            request.path(),
            request.headers(),
            request.parameters());
    HttpMethod announced = request.announcedMethod();
    return announced != null
            && routes.find(own.withMethod(announced)) instanceof RouteResult.Found<Route> found
            && found.route().hasCors()
        ? found
        : routes.find(own);
  }
}
