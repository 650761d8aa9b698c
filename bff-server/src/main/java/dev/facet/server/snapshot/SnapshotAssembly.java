// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.passthrough.Forwarder;
import dev.facet.passthrough.PassthroughRoute;
import dev.facet.passthrough.PathRewrite;
import dev.facet.passthrough.WeightedTargets;
import dev.facet.resolver.GraphQlEngine;
import dev.facet.resolver.document.DocumentCache;
import dev.facet.schema.FrontendSchema;
import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.FrontendConfig;
import dev.facet.server.config.GatewayConfig;
import dev.facet.server.config.RouteConfig;
import dev.facet.server.count.GatewayCounts.RouteName;
import dev.facet.server.count.OperationCounts;
import dev.facet.server.endpoint.GraphQlEndpoint;
import dev.facet.server.endpoint.PassthroughEndpoint;
import dev.facet.server.pipeline.Endpoint;
import dev.facet.server.pipeline.Pipeline;
import dev.facet.server.pipeline.Step;
import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.auth.ScopeGuard;
import dev.facet.server.problem.ProblemRenderer;
import dev.facet.server.project.CheckedProject;
import dev.facet.server.project.StoredText;
import dev.facet.server.route.RouteMatch;
import dev.facet.server.route.RouteResult;
import dev.facet.server.route.RouteTable;
import dev.facet.upstream.config.UpstreamConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Puts together what serves a checked project: clients, plugins, engines, pipelines, routes. */
final class SnapshotAssembly {
  private final CheckedProject project;
  private final ConfigDocument document;
  private final GatewayConfig config;
  private final GatewayParts parts;
  private final Forwarder forwarder;
  private final Map<String, DocumentCache> documents = new LinkedHashMap<>();
  private final SnapshotLeases leases = new SnapshotLeases();
  private final Map<String, GraphQlEngine> engines = new LinkedHashMap<>();
  private final List<Route> all = new ArrayList<>();
  private final List<RouteResult.Found<Route>> routes = new ArrayList<>();

  SnapshotAssembly(CheckedProject project, GatewayParts parts) {
    this.project = project;
    this.document = project.document();
    this.config = document.config();
    this.parts = parts;
    this.forwarder =
        new Forwarder(Objects.requireNonNullElse(config.listeners().open().via(), parts.name()));
  }

  /** A snapshot, or what keeps it from being made; whatever happens, nothing stays leased then. */
  Compilation<ServingSnapshot> assemble(List<Diagnostic.Warning> warnings) {
    boolean made = false;
    try {
      List<Diagnostic.Error> errors = new ArrayList<>();
      readDocuments(errors);
      PolicySteps steps = new PolicySteps(document, parts, project.folder());
      steps.make(leases, errors);
      made = errors.isEmpty();
      return made
          ? new Compilation.Compiled<>(snapshot(steps.identityHeaders()), warnings)
          : new Compilation.Rejected<>(errors, warnings);
    } catch (RuntimeException | Error fault) {
      made = false;
      throw fault;
    } finally {
      if (!made) {
        leases.close();
      }
    }
  }

  private void readDocuments(List<Diagnostic.Error> errors) {
    FrontendDocuments ready = new FrontendDocuments(parts.mode(), errors::add);
    project
        .frontends()
        .forEach((name, frontend) ->
            documents.put(
                name,
                ready.of(
                    frontend,
                    schema(name),
                    texts(name),
                    parts.counts().operations(name).engine())));
  }

  private ServingSnapshot snapshot(Set<String> identityHeaders) {
    config
        .services()
        .forEach((name, service) -> leases.service(name, parts.pool().lease(name, service)));
    DeveloperTools tools = new DeveloperTools(project, parts, documents);
    project.frontends().forEach((name, frontend) -> frontend(name, frontend, tools));
    for (int i = 0; i < config.routes().size(); i++) {
      route(config.routes().get(i), "routes[" + i + "].match", tools);
    }
    routes.addAll(tools.routes());
    return new ServingSnapshot(
        new ServingSnapshot.Parts(
            project.version(),
            document,
            engines,
            identityHeaders,
            new RouteTable<>(routes),
            all,
            tools.pagePaths()),
        leases);
  }

  private FrontendSchema schema(String frontend) {
    return Objects.requireNonNull(project.schemas().get(frontend));
  }

  private List<StoredText> texts(String frontend) {
    return Objects.requireNonNull(project.documents().get(frontend));
  }

  private void frontend(String name, FrontendConfig frontend, DeveloperTools tools) {
    OperationCounts counts = parts.counts().operations(name);
    GraphQlEngine engine =
        new GraphQlEngine(
            name,
            schema(name),
            leases.clients(),
            FrontendDocuments.limits(frontend, parts.mode()),
            Objects.requireNonNull(documents.get(name)),
            frontend.coalesce(),
            parts.nanoTime(),
            counts.engine());
    engines.put(name, engine);
    GraphQlEndpoint.Settings settings =
        new GraphQlEndpoint.Settings(
            config.listeners().open().limits().body().bytes(),
            frontend.limits().deadline(),
            parts.mode().open(),
            Set.copyOf(frontend.explain().scopes()),
            frontend.compression().enabled() ? frontend.compression().above().bytes() : -1);
    Endpoint endpoint =
        new GraphQlEndpoint(engine, settings, parts.nanoTime(), counts.compressed());
    add(
        "frontend",
        name,
        "frontends." + name + ".path",
        new RouteMatch(null, frontend.path(), Set.of()),
        Pipeline.of(
            tools.aroundFrontend(name, steps(frontend.use())), endpoint, ProblemRenderer.GRAPHQL));
  }

  private void route(RouteConfig route, String place, DeveloperTools tools) {
    PathRewrite rewrite =
        route.rewrite() == null
            ? new PathRewrite.Keep()
            : new PathRewrite.Strip(route.rewrite().strip().path());
    PassthroughRoute forwarded =
        new PassthroughRoute(route.id(), rewrite, route.preserveHost(), targets(route));
    List<Step> steps = new ArrayList<>(tools.around(steps(route.use())));
    if (route.require() != null) {
      ScopeGuard guard = new ScopeGuard(route.require().scopes());
      steps.add(new Step("require", Phase.AUTHORIZE, guard));
    }
    add(
        "route",
        route.id(),
        place,
        route.match().asRouteMatch(),
        Pipeline.of(steps, new PassthroughEndpoint(forwarder, forwarded), ProblemRenderer.REST));
  }

  private WeightedTargets targets(RouteConfig route) {
    List<WeightedTargets.Target> targets = new ArrayList<>();
    route
        .to()
        .forEach((service, weight) ->
            targets.add(
                new WeightedTargets.Target(
                    leases.client(service),
                    weight,
                    Objects.requireNonNull(config.services().get(service)).endpoints().stream()
                        .map(UpstreamConfig.EndpointConfig::url)
                        .toList())));
    return new WeightedTargets(targets);
  }

  private void add(String kind, String id, String place, RouteMatch match, Pipeline pipeline) {
    Route route =
        new Route(
            kind,
            id,
            match.path().toString(),
            pipeline,
            parts.counts().requests(new RouteName(kind, id)));
    all.add(route);
    // Where files are only looked at, paths that are not known here may look alike.
    if (!document.isUnknown(place)) {
      routes.add(new RouteResult.Found<>(id, match, route));
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
