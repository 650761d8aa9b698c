// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.server.cli.argument.ExplainOptions;
import dev.facet.server.cli.result.CommandResult;
import dev.facet.server.command.RequestOutcome.Rejection;
import dev.facet.server.command.RequestOutcome.Taken;
import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.listener.HttpListener;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.route.PathRejectedException;
import dev.facet.server.route.RouteComparison;
import dev.facet.server.route.RouteQuestion;
import dev.facet.server.route.RouteResult;
import dev.facet.server.route.RouteTable;
import dev.facet.server.snapshot.Route;
import dev.facet.server.snapshot.ServingSnapshot;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code facet explain route METHOD URL}: which route takes a request, by the table that serves
 * requests, and why each other one does not.
 */
final class RequestExplanation {
  private static final int REST_OF_LINE = "  HTTP/1.1".length();

  private final ServingSnapshot project;
  private final ListenerConfig listener;
  private final RouteTable<Route> table;
  private final Function<Route, String> explained;

  private RequestExplanation(
      ServingSnapshot project, @Nullable String named, Function<Route, String> explained) {
    Map<String, ListenerConfig> all = project.document().config().listeners().clients();
    String name = named == null ? project.document().config().listeners().mainName() : named;
    if (!all.containsKey(name)) {
      throw FacetCommands.unknown("--listener", name, all.keySet());
    }
    this.project = project;
    this.listener = Objects.requireNonNull(all.get(name));
    this.table = project.routes(name);
    this.explained = explained;
  }

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
   * @param options a method, GET if left out, and a URL or a path, behind what is to be explained
   * @param explained says all of a route
   */
  static CommandResult of(
      ServingSnapshot project, ExplainOptions options, Function<Route, String> explained) {
    List<String> words = options.words();
    String method = words.size() == 3 ? words.get(1) : "GET";
    return new RequestExplanation(project, options.listener(), explained)
        .explain(method, words.getLast(), options.headers());
  }

  private CommandResult explain(String method, String url, List<String> headers) {
    String title = method + " " + url;
    AskedRequest asked;
    try {
      asked = AskedRequest.read(method, url, headers, project.identityHeaders());
    } catch (PathRejectedException rejected) {
      String detail = rejected.fault().detail();
      return result(title, "", Rejection.of(ProblemCode.BAD_REQUEST, detail), List.of());
    }
    GatewayRequest request = asked.request();
    if (request == null) {
      String detail = "the request needs exactly one valid Host";
      return result(title, "", Rejection.of(ProblemCode.BAD_REQUEST, detail), List.of());
    }
    long limit = listener.limits().uri().bytes();
    int line = method.length() + request.target().length() + REST_OF_LINE;
    if (line > limit + HttpListener.REQUEST_LINE_REST) {
      String detail = "the target is longer than " + limit + " bytes";
      return result(title, "", Rejection.of(ProblemCode.URI_TOO_LONG, detail), List.of());
    }
    RouteQuestion question = question(request);
    RequestOutcome outcome = outcome(question);
    List<LostRoutes> others =
        List.of(new LostRoutes(RouteComparison.losses(table, question, outcome.nearest())));
    String notes = decision(outcome, request.headers()) + notes(asked.unseen(), method);
    return result(title, notes, outcome, others);
  }

  /** Which of several services responds. */
  private static String decision(RequestOutcome outcome, MultiMap headers) {
    return outcome instanceof Taken(var found)
        ? found
            .route()
            .action()
            .map(action -> action.decision(headers))
            .filter(words -> !words.isEmpty())
            .map(words -> "    " + words + "\n")
            .orElse("")
        : "";
  }

  private static String notes(List<String> unseen, String method) {
    StringBuilder notes = new StringBuilder();
    for (String name : unseen) {
      notes.append("  ").append(name).append(": no route sees this header of a client\n");
    }
    String upper = method.toUpperCase(Locale.ROOT);
    if (!upper.equals(method)) {
      notes.append("  methods are compared with their case; did you mean ").append(upper);
      notes.append("?\n");
    }
    return notes.toString();
  }

  /** A preflight belongs to the route that it asks about, where that has a CORS policy. */
  private RouteQuestion question(GatewayRequest request) {
    RouteQuestion own =
        new RouteQuestion(
            request.scheme(),
            request.authority(),
            request.method(),
            request.path(),
            request.headers(),
            request.parameters());
    HttpMethod announced = request.announcedMethod();
    if (announced == null) {
      return own;
    }
    RouteQuestion asked = own.withMethod(announced);
    boolean preflight =
        table.find(asked) instanceof RouteResult.Found<Route> found && found.route().hasCors();
    return preflight ? asked : own;
  }

  private RequestOutcome outcome(RouteQuestion question) {
    return switch (table.find(question)) {
      case RouteResult.Found<Route> found ->
          List.of("CONNECT", "TRACE").contains(question.method().name())
              ? Rejection.ofMethod("no route takes CONNECT or TRACE", found.route().methods())
              : new Taken(found);
      case RouteResult.Rejected<Route>(var fault, var owner) ->
          new Rejection(ProblemCode.BAD_REQUEST, fault.detail(), List.of(), owner);
      case RouteResult.NotFound<Route>() ->
          Rejection.of(ProblemCode.NOT_FOUND, "no frontend and no route matches this request");
      case RouteResult.MethodNotAllowed<Route>(var allowed) -> Rejection.ofMethod("", allowed);
    };
  }

  private CommandResult result(
      String title, String notes, RequestOutcome outcome, List<LostRoutes> others) {
    StringBuilder text = new StringBuilder(title).append('\n');
    JsonObject json = new JsonObject().put("subject", title);
    switch (outcome) {
      case Taken(var found) -> {
        text.append(explained.apply(found.route()));
        json.put("outcome", new JsonObject().put("route", route(found)));
      }
      case Rejection rejection -> {
        text.append("  ").append(rejection.words()).append('\n');
        rejection
            .owner()
            .ifPresent(found ->
                text.append("  the path is one of " + found.id() + "  " + found.match() + "\n"));
        json.put("outcome", rejected(rejection));
      }
    }
    text.append(notes);
    others.forEach(lost -> {
      text.append(lost.text());
      json.put("others", lost.json()).put("otherCount", lost.losses().size());
    });
    return new CommandResult(text.toString(), json.put("explanation", text.toString().strip()));
  }

  private static JsonObject rejected(Rejection rejection) {
    JsonObject json =
        new JsonObject()
            .put("status", rejection.code().status())
            .put("code", rejection.code().name())
            .put("detail", rejection.detail());
    if (rejection.code() == ProblemCode.METHOD_NOT_ALLOWED) {
      json.put("allow", new JsonArray(rejection.allow()));
    }
    rejection.owner().ifPresent(found -> json.put("pathOf", route(found)));
    return json;
  }

  private static JsonObject route(RouteResult.Found<Route> found) {
    return new JsonObject()
        .put("kind", found.route().kind())
        .put("id", found.id())
        .put("match", found.route().label().match());
  }
}
