// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.resolver.document.DocumentCache;
import dev.facet.schema.FrontendSchema;
import dev.facet.server.config.GatewayConfig;
import dev.facet.server.config.route.RouteConfig;
import dev.facet.server.count.GatewayCounts.RouteName;
import dev.facet.server.count.RequestCounts;
import dev.facet.server.endpoint.BrowserRedirect;
import dev.facet.server.endpoint.GraphiQlEndpoint;
import dev.facet.server.ide.GraphiQlPages;
import dev.facet.server.ide.IdeFrontend;
import dev.facet.server.pipeline.Endpoint;
import dev.facet.server.pipeline.Pipeline;
import dev.facet.server.pipeline.RouteFailures;
import dev.facet.server.pipeline.Step;
import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.cors.CorsPluginFactory;
import dev.facet.server.problem.ProblemRenderer;
import dev.facet.server.project.CheckedProject;
import dev.facet.server.route.PathPattern;
import dev.facet.server.route.RouteMatch;
import dev.facet.server.route.RouteResult;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a developer's mode adds to what the files say: GraphiQL, the way there for browsers, and
 * pages on localhost. Other modes add nothing. What the files say of a path comes first.
 */
final class DeveloperTools {
  /** Where GraphiQL stands. */
  private static final String GRAPHIQL = "/graphiql";

  private static final PathPattern PAGES = PathPattern.parse(GRAPHIQL + "/*");
  private static final PathPattern.Exact ROOT = new PathPattern.Exact("/");

  private final CheckedProject project;
  private final GatewayConfig config;
  private final boolean open;
  private final ProblemRenderer problems;
  private final RouteFailures failures;
  private final List<Pages> pages;

  /**
   * The pages of the frontends that are on one listener, or on all.
   *
   * @param listeners its name; empty for all
   */
  private record Pages(List<String> listeners, List<String> frontends, GraphiQlPages served) {
    private String first() {
      return served.pathOf(frontends.getFirst()).orElseThrow();
    }
  }

  /**
   * The tools of a project.
   *
   * @param documents of all frontends, by which an operation to begin with is checked
   * @param problems turns those of its pages into responses
   * @param failures tells the log of requests that a stop cuts short
   */
  DeveloperTools(
      CheckedProject project,
      GatewayParts parts,
      Map<String, DocumentCache> documents,
      ProblemRenderer problems,
      RouteFailures failures) {
    this.problems = problems;
    this.failures = failures;
    this.project = project;
    this.config = project.document().config();
    this.open = parts.mode().open();
    this.pages =
        open && !project.frontends().isEmpty() && !isTaken(PAGES)
            ? pages(parts.vertx(), frontends(documents))
            : List.of();
  }

  /** A listener has the pages of its own frontends. */
  private List<Pages> pages(Vertx vertx, List<IdeFrontend> frontends) {
    if (project.frontends().values().stream().allMatch(each -> each.listeners().isEmpty())) {
      return List.of(pages(vertx, List.of(), frontends));
    }
    List<Pages> made = new ArrayList<>();
    for (String listener : config.listeners().clients().keySet()) {
      List<IdeFrontend> own =
          frontends.stream().filter(each -> isAt(listener, each.name())).toList();
      if (!own.isEmpty()) {
        made.add(pages(vertx, List.of(listener), own));
      }
    }
    return List.copyOf(made);
  }

  private static Pages pages(Vertx vertx, List<String> listeners, List<IdeFrontend> frontends) {
    return new Pages(
        listeners,
        frontends.stream().map(IdeFrontend::name).toList(),
        new GraphiQlPages(vertx, GRAPHIQL, frontends));
  }

  private boolean isAt(String listener, String frontend) {
    List<String> names = Objects.requireNonNull(project.frontends().get(frontend)).listeners();
    return names.isEmpty() || names.contains(listener);
  }

  private List<IdeFrontend> frontends(Map<String, DocumentCache> documents) {
    List<IdeFrontend> frontends = new ArrayList<>();
    project
        .frontends()
        .forEach((name, frontend) -> {
          FrontendSchema schema = Objects.requireNonNull(project.schemas().get(name));
          OpeningOperation opening =
              OpeningOperation.find(project, name, Objects.requireNonNull(documents.get(name)));
          frontends.add(
              new IdeFrontend(
                  name,
                  frontend.path().path(),
                  Map.of(),
                  opening.text(),
                  SampleVariables.of(opening.text(), schema.graphql())));
        });
    return frontends;
  }

  /** Whether the files have something for every host at a path, for whatever methods. */
  private boolean isTaken(PathPattern path) {
    return project.frontends().values().stream().anyMatch(each -> each.path().equals(path))
        || config.routes().stream()
            .map(RouteConfig::match)
            .anyMatch(match -> match.hosts().isEmpty() && match.path().equals(path));
  }

  /** The steps of a route, and CORS for pages on localhost where no policy is about CORS. */
  List<Step> around(List<Step> steps) {
    if (!open || steps.stream().anyMatch(step -> step.phase() == Phase.CORS)) {
      return steps;
    }
    List<Step> more = new ArrayList<>(steps);
    more.add(new Step("(pages on localhost)", Phase.CORS, CorsPluginFactory.forLocalPages()));
    return more;
  }

  /** The same for a frontend, which browsers are led away from to its page. */
  List<Step> aroundFrontend(String name, List<Step> steps) {
    List<Step> more = new ArrayList<>();
    page(name).ifPresent(page -> more.add(redirect(page)));
    more.addAll(around(steps));
    return more;
  }

  /** Before everything that could reject a browser that only opens an address. */
  private static Step redirect(String page) {
    return new Step("(browsers)", Phase.CORS, new BrowserRedirect(page));
  }

  private Optional<String> page(String frontend) {
    return pages.stream().flatMap(each -> each.served().pathOf(frontend).stream()).findFirst();
  }

  /** The paths of GraphiQL's pages, one for each frontend; empty where they are not served. */
  List<String> pagePaths() {
    return project.frontends().keySet().stream().flatMap(name -> page(name).stream()).toList();
  }

  /** What is served beside frontends and routes. */
  List<ListenerRoutes.Placed> routes() {
    List<ListenerRoutes.Placed> routes = new ArrayList<>();
    for (Pages each : pages) {
      RouteMatch match = new RouteMatch(null, PAGES, Set.of(HttpMethod.GET));
      Endpoint served = new GraphiQlEndpoint(each.served());
      routes.add(
          new ListenerRoutes.Placed(
              route("graphiql", match, Pipeline.of(List.of(), served, problems, failures)),
              each.listeners()));
      if (!isTaken(ROOT) && !isTaken(PathPattern.any())) {
        routes.add(new ListenerRoutes.Placed(root(each), each.listeners()));
      }
    }
    return routes;
  }

  private RouteResult.Found<Route> root(Pages led) {
    Endpoint nothing = _ -> Problem.notFound().asFailure();
    return route(
        "root",
        new RouteMatch(null, ROOT, Set.of()),
        Pipeline.of(List.of(redirect(led.first())), nothing, problems, failures));
  }

  private static RouteResult.Found<Route> route(String id, RouteMatch match, Pipeline pipeline) {
    RouteLabel label = RouteLabel.of(new RouteName("tool", id), List.of(match));
    return new RouteResult.Found<>(
        id, match, new Route(label, Optional.empty(), pipeline, new RequestCounts()));
  }
}
