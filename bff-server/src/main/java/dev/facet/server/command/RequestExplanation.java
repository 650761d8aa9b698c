// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.server.cli.argument.ExplainOptions;
import dev.facet.server.cli.result.CommandResult;
import dev.facet.server.config.listener.RequestLimits;
import dev.facet.server.listener.RouteDecision;
import dev.facet.server.listener.RouteDecision.Preflight;
import dev.facet.server.listener.RouteDecision.Rejected;
import dev.facet.server.listener.RouteDecision.Taken;
import dev.facet.server.listener.TargetLimit;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import dev.facet.server.route.PathRejectedException;
import dev.facet.server.route.RouteComparison;
import dev.facet.server.route.RouteLoss;
import dev.facet.server.route.RouteQuestion;
import dev.facet.server.route.RouteResult;
import dev.facet.server.route.RouteResult.Found;
import dev.facet.server.route.RouteTable;
import dev.facet.server.snapshot.Route;
import dev.facet.server.snapshot.ServingSnapshot;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * {@code facet explain route METHOD URL}: which route takes a request, by the table that serves
 * requests, and why each other one does not.
 */
final class RequestExplanation {
  private static final String ALLOW = "allow";

  private final ServingSnapshot project;
  private final AskedListener listener;
  private final RouteTable<Route> table;
  private final Function<Route, String> explained;

  private RequestExplanation(
      ServingSnapshot project, AskedListener listener, Function<Route, String> explained) {
    this.project = project;
    this.listener = listener;
    this.table = project.routes(listener.name());
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
    AskedListener listener =
        AskedListener.of(
            project.document().config().listeners(), options.listener(), words.getLast());
    return new RequestExplanation(project, listener, explained)
        .explain(method, words.getLast(), options.headers());
  }

  private CommandResult explain(String method, String url, List<String> headers) {
    String title = method + " " + url;
    AskedRequest asked;
    try {
      asked = AskedRequest.read(method, url, listener.scheme(), headers, project.identityHeaders());
    } catch (ProblemException rejected) {
      return unread(title, rejected.problem());
    } catch (PathRejectedException rejected) {
      return unread(title, Problem.of(ProblemCode.BAD_REQUEST, rejected.fault().detail()));
    }
    GatewayRequest request = asked.request();
    RequestLimits limits = listener.config().limits();
    if (TargetLimit.isTooLong(method, request.target(), limits)) {
      return unread(
          title,
          TargetLimit.tooLong().withDetail("The target is longer than " + limits.uri() + "."));
    }
    RouteDecision decision = RouteDecision.of(project, listener.name(), request);
    RouteQuestion question = compared(decision, request);
    List<RouteLoss<Route>> losses =
        new ArrayList<>(RouteComparison.losses(table, question, nearest(decision)));
    losses.addAll(elsewhere(question));
    RouteComparison.sort(losses, question);
    List<LostRoutes> others = List.of(new LostRoutes(losses));
    String notes = notes(decision, request) + listener.note() + notes(asked.unseen(), method);
    CommandResult result = result(title, notes, decision, others);
    if (decision instanceof Taken(var found)) {
      new TakenRequest(project, found.route(), request)
          .describe(result.json().getJsonObject("outcome"));
    }
    return result;
  }

  /** Routes that this listener does not serve. */
  private List<RouteLoss<Route>> elsewhere(RouteQuestion question) {
    Set<Route> here = Collections.newSetFromMap(new IdentityHashMap<>());
    table.routes().forEach(found -> here.add(found.route()));
    IdentityHashMap<Route, List<String>> listeners = new IdentityHashMap<>();
    List<List<Found<Route>>> others = new ArrayList<>();
    for (String other : project.document().config().listeners().clients().keySet()) {
      for (List<Found<Route>> route : RouteComparison.byRoute(project.routes(other).routes())) {
        Route key = route.getFirst().route();
        if (!here.contains(key)) {
          listeners
              .computeIfAbsent(
                  key,
                  _ -> {
                    others.add(route);
                    return new ArrayList<>();
                  })
              .add(other);
        }
      }
    }
    return others.stream()
        .map(route -> {
          Route key = route.getFirst().route();
          String names = String.join(", ", Objects.requireNonNull(listeners.get(key)));
          String words = "listener: " + listener.name() + " (expected: " + names + ")";
          return RouteComparison.elsewhere(route, question, words);
        })
        .toList();
  }

  private CommandResult unread(String title, Problem problem) {
    return result(title, "", new Rejected(problem, new RouteResult.NotFound<>()), List.of());
  }

  /** A preflight belongs to the route that it asks about. */
  private static RouteQuestion compared(RouteDecision decision, GatewayRequest request) {
    RouteQuestion own = RouteDecision.question(request);
    HttpMethod announced = request.announcedMethod();
    return announced != null && decision instanceof Preflight ? own.withMethod(announced) : own;
  }

  /** The route that others are compared with; a path that a method is missing for has none. */
  private static Optional<Found<Route>> nearest(RouteDecision decision) {
    return switch (decision) {
      case Taken(var found) -> Optional.of(found);
      case Preflight(var found, _) -> Optional.of(found);
      case Rejected(_, var result) -> pathOf(result);
    };
  }

  /** Whose rules a path breaks. */
  private static Optional<Found<Route>> pathOf(RouteResult<Route> result) {
    return result instanceof RouteResult.Rejected<Route>(_, var owner) ? owner : Optional.empty();
  }

  /** What else is told of a request that a route takes. */
  private String notes(RouteDecision decision, GatewayRequest request) {
    return switch (decision) {
      case Taken(var found) -> new TakenRequest(project, found.route(), request).text();
      case Preflight _ -> "    this request is a preflight: the policy for CORS responds\n";
      case Rejected _ -> "";
    };
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

  private CommandResult result(
      String title, String notes, RouteDecision decision, List<LostRoutes> others) {
    StringBuilder text = new StringBuilder(title).append('\n');
    if (project.document().config().listeners().clients().size() > 1) {
      text.append("  at listener ").append(listener.name()).append('\n');
    }
    JsonObject json = new JsonObject().put("subject", title);
    switch (decision) {
      case Taken(var found) -> {
        taken(found, text, json);
        if (!notes.isEmpty()) {
          json.getJsonObject("outcome").put("notes", notes.strip());
        }
      }
      case Preflight(var found, _) -> taken(found, text, json);
      case Rejected(var problem, var result) -> {
        text.append("  ").append(words(problem)).append('\n');
        pathOf(result)
            .ifPresent(found ->
                text.append("  the path is one of " + found.id() + "  " + found.match() + "\n"));
        json.put("outcome", rejected(problem, result));
      }
    }
    text.append(notes);
    others.forEach(lost -> {
      text.append(lost.text());
      json.put("others", lost.json()).put("otherCount", lost.losses().size());
    });
    return new CommandResult(text.toString(), json.put("explanation", text.toString().strip()));
  }

  private void taken(Found<Route> found, StringBuilder text, JsonObject json) {
    text.append(explained.apply(found.route()));
    json.put("outcome", new JsonObject().put("route", route(found)));
  }

  private static String words(Problem problem) {
    String allow = problem.headers().getOrDefault(ALLOW, "");
    return problem.status()
        + " "
        + problem.code()
        + ": "
        + problem.detail()
        + (allow.isEmpty() ? "" : " The path takes " + allow + ".");
  }

  private static JsonObject rejected(Problem problem, RouteResult<Route> result) {
    JsonObject json =
        new JsonObject()
            .put("status", problem.status())
            .put("code", problem.code())
            .put("detail", problem.detail());
    String allow = problem.headers().get(ALLOW);
    if (allow != null) {
      List<String> methods = allow.isEmpty() ? List.of() : List.of(allow.split(", "));
      json.put("allow", new JsonArray(methods));
    }
    pathOf(result).ifPresent(found -> json.put("pathOf", route(found)));
    return json;
  }

  private static JsonObject route(Found<Route> found) {
    return new JsonObject()
        .put("kind", found.route().kind())
        .put("id", found.id())
        .put("match", found.route().label().match());
  }
}
