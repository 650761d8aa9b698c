// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.passthrough.Forwarder;
import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.action.RouteAction;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.FrontendConfig;
import dev.facet.server.config.GatewayConfig;
import dev.facet.server.config.route.RouteConfig;
import dev.facet.server.count.GatewayCounts.RouteName;
import dev.facet.server.endpoint.HttpOnlyEndpoint;
import dev.facet.server.endpoint.RedirectEndpoint;
import dev.facet.server.endpoint.RespondEndpoint;
import dev.facet.server.pipeline.Endpoint;
import dev.facet.server.pipeline.Pipeline;
import dev.facet.server.pipeline.RouteFailures;
import dev.facet.server.pipeline.ScopeGuard;
import dev.facet.server.pipeline.Step;
import dev.facet.server.plugin.Phase;
import dev.facet.server.problem.ProblemRenderer;
import dev.facet.server.project.CheckedProject;
import dev.facet.server.route.PathPattern;
import dev.facet.server.route.RouteMatch;
import dev.facet.server.route.RouteResult.Found;
import dev.facet.upstream.FailureBudgets;
import dev.facet.upstream.resilience.Timers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Puts together what serves a checked project: clients, plugins, pipelines, endpoints, routes. */
final class SnapshotAssembly {
  private final CheckedProject project;
  private final ConfigDocument document;
  private final GatewayConfig config;
  private final GatewayParts parts;
  private final SnapshotLeases leases = new SnapshotLeases();
  private final RouteFailures failures;
  private final ProblemRenderer problems;
  private final ForwardEndpoints forward;
  private final GraphQlEndpoints graphQl;
  private final FilesEndpoints files;
  private final WebSocketEndpoints webSockets;
  private final List<Route> all = new ArrayList<>();
  private final List<ListenerRoutes.Placed> routes = new ArrayList<>();

  SnapshotAssembly(CheckedProject project, GatewayParts parts) {
    this.project = project;
    this.document = project.document();
    this.config = document.config();
    this.parts = parts;
    String via = Objects.requireNonNullElse(config.listeners().via(), parts.name());
    this.problems = ProblemRenderer.rest(via);
    this.failures = new RouteFailures(new FailureBudgets(parts.nanoTime()));
    this.forward =
        new ForwardEndpoints(new Forwarder(via, Timers.of(parts.vertx())), leases, failures, parts);
    this.webSockets = new WebSocketEndpoints(document, parts);
    this.graphQl = new GraphQlEndpoints(project, parts, leases);
    this.files = new FilesEndpoints(project.folder(), parts, leases);
  }

  /** A snapshot, or what keeps it from being made; whatever happens, nothing stays leased then. */
  Compilation<ServingSnapshot> assemble(List<Diagnostic.Warning> warnings) {
    boolean made = false;
    try {
      List<Diagnostic.Error> errors = new ArrayList<>();
      graphQl.read(errors);
      PolicySteps steps = new PolicySteps(document, parts, project.folder());
      steps.make(leases, errors);
      Compilation<ServingSnapshot> result =
          errors.isEmpty()
              ? new Compilation.Compiled<>(snapshot(steps.identityHeaders()), warnings)
              : new Compilation.Rejected<>(errors, warnings);
      made = errors.isEmpty();
      return result;
    } finally {
      if (!made) {
        leases.close();
      }
    }
  }

  private ServingSnapshot snapshot(Set<String> identityHeaders) {
    config
        .services()
        .forEach((name, service) ->
            leases.service(name, parts.pool().lease(name, service, config.stores().redis())));
    DeveloperTools tools =
        new DeveloperTools(project, parts, graphQl.documents(), problems, failures);
    project.frontends().forEach((name, frontend) -> frontend(name, frontend, tools));
    for (int i = 0; i < config.routes().size(); i++) {
      route(config.routes().get(i), "routes[" + i + "].match", tools);
    }
    routes.addAll(tools.routes());
    Map<String, Found<Route>> redirects = redirects(tools);
    redirects.values().forEach(redirect -> all.add(redirect.route()));
    return new ServingSnapshot(
        new ServingSnapshot.Parts(
            project.version(),
            document,
            graphQl.engines(),
            identityHeaders,
            problems,
            ListenerRoutes.of(routes, config.listeners().clients().keySet(), redirects),
            all,
            tools.pagePaths()),
        leases);
  }

  private void frontend(String name, FrontendConfig frontend, DeveloperTools tools) {
    RouteAction action = new RouteAction.GraphQl(name);
    List<RouteMatch> match = List.of(new RouteMatch(null, frontend.path(), Set.of()));
    Pipeline pipeline =
        Pipeline.of(
            tools.aroundFrontend(name, steps(frontend.use())),
            endpoint(name, action),
            ProblemRenderer.GRAPHQL,
            failures);
    RouteName label = new RouteName("frontend", name);
    Route route = made(label, match, action, pipeline);
    add(route, match, "frontends." + name + ".path", frontend.listeners());
  }

  private void route(RouteConfig route, String place, DeveloperTools tools) {
    List<Step> steps = new ArrayList<>(tools.around(steps(route.use())));
    if (route.require() != null) {
      ScopeGuard guard = new ScopeGuard(route.require().scopes());
      steps.add(new Step("require", Phase.AUTHORIZE, guard));
    }
    RouteAction action = route.action();
    Endpoint endpoint = webSockets.around(route, action, endpoint(route.id(), action));
    Pipeline pipeline = Pipeline.of(steps, endpoint, problems, failures);
    List<RouteMatch> matches = route.asRouteMatches();
    add(
        made(new RouteName("route", route.id()), matches, action, pipeline),
        matches,
        place,
        route.listeners());
  }

  /** What takes the requests of http at listeners that redirect; at a desk they are served. */
  private Map<String, Found<Route>> redirects(DeveloperTools tools) {
    Map<String, Found<Route>> redirects = new LinkedHashMap<>();
    config
        .listeners()
        .clients()
        .forEach((name, listener) -> {
          if (listener.redirect() != null && !parts.mode().open()) {
            RouteAction action = RouteAction.Redirect.toHttps(listener.redirectPort());
            RouteMatch match = new RouteMatch(null, PathPattern.any(), Set.of()).within("http");
            Pipeline pipeline =
                Pipeline.of(tools.around(List.of()), endpoint(name, action), problems, failures);
            RouteName label = new RouteName("redirect", name);
            redirects.put(
                name, new Found<>(name, match, made(label, List.of(match), action, pipeline)));
          }
        });
    return redirects;
  }

  private Endpoint endpoint(String id, RouteAction action) {
    return switch (action) {
      case RouteAction.Forward forwarded -> forward.make(id, forwarded);
      case RouteAction.Respond response -> new HttpOnlyEndpoint(new RespondEndpoint(response));
      case RouteAction.Redirect redirect -> new RedirectEndpoint(redirect);
      case RouteAction.Files served -> new HttpOnlyEndpoint(files.make(served));
      case RouteAction.GraphQl frontend -> new HttpOnlyEndpoint(graphQl.make(frontend));
    };
  }

  private Route made(
      RouteName name, List<RouteMatch> matches, RouteAction action, Pipeline pipeline) {
    return new Route(
        RouteLabel.of(name, matches), Optional.of(action), pipeline, parts.counts().requests(name));
  }

  private void add(Route route, List<RouteMatch> matches, String place, List<String> listeners) {
    all.add(route);
    // Where files are only looked at, paths that are not known here may look alike.
    if (!document.isUnknown(place)) {
      for (RouteMatch match : matches) {
        Found<Route> found = new Found<>(route.id(), match, route);
        routes.add(new ListenerRoutes.Placed(found, listeners));
      }
    }
  }

  private List<Step> steps(List<String> use) {
    // Where files are only looked at, a policy may not be made: its secret is not there. What is
    // served never goes without one.
    return use.stream()
        .filter(name -> leases.hasPolicy(name) || !document.isUnknown("policies." + name))
        .map(leases::step)
        .toList();
  }
}
