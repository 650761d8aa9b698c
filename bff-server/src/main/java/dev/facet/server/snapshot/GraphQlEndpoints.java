// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.resolver.EngineSettings;
import dev.facet.resolver.GraphQlEngine;
import dev.facet.resolver.document.DocumentCache;
import dev.facet.schema.FrontendSchema;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.action.RouteAction;
import dev.facet.server.config.FrontendConfig;
import dev.facet.server.count.OperationCounts;
import dev.facet.server.endpoint.GraphQlEndpoint;
import dev.facet.server.pipeline.Endpoint;
import dev.facet.server.project.CheckedProject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Makes the endpoints of frontends: their documents, then the engines that execute them. */
final class GraphQlEndpoints {
  private final CheckedProject project;
  private final GatewayParts parts;
  private final SnapshotLeases leases;
  private final Map<String, DocumentCache> documents = new LinkedHashMap<>();
  private final Map<String, GraphQlEngine> engines = new LinkedHashMap<>();

  /**
   * A factory.
   *
   * @param leases has the clients of all services by the time that endpoints are made
   */
  GraphQlEndpoints(CheckedProject project, GatewayParts parts, SnapshotLeases leases) {
    this.project = project;
    this.parts = parts;
    this.leases = leases;
  }

  /**
   * Reads the documents of all frontends, before anything is made.
   *
   * @param errors takes what is wrong with those that are stored
   */
  void read(List<Diagnostic.Error> errors) {
    FrontendDocuments ready = new FrontendDocuments(parts.mode(), errors::add);
    project
        .frontends()
        .forEach((name, frontend) ->
            documents.put(
                name,
                ready.of(
                    frontend,
                    schema(name),
                    Objects.requireNonNull(project.documents().get(name)),
                    parts.counts().operations(name).engine())));
  }

  Endpoint make(RouteAction.GraphQl action) {
    String name = action.frontend();
    FrontendConfig frontend = Objects.requireNonNull(project.frontends().get(name));
    OperationCounts counts = parts.counts().operations(name);
    EngineSettings known =
        new EngineSettings(
            name,
            schema(name),
            FrontendDocuments.limits(frontend, parts.mode()),
            frontend.coalesce());
    GraphQlEngine engine =
        new GraphQlEngine(
            known,
            leases.clients(),
            Objects.requireNonNull(documents.get(name)),
            counts.engine(),
            parts.nanoTime());
    engines.put(name, engine);
    return new GraphQlEndpoint(engine, settings(frontend), parts.nanoTime(), counts.compressed());
  }

  private GraphQlEndpoint.Settings settings(FrontendConfig frontend) {
    return new GraphQlEndpoint.Settings(
        project.document().config().listeners().widest().getValue().limits().body().bytes(),
        frontend.limits().deadline(),
        parts.mode().open(),
        Set.copyOf(frontend.explain().scopes()),
        frontend.compression().config());
  }

  private FrontendSchema schema(String frontend) {
    return Objects.requireNonNull(project.schemas().get(frontend));
  }

  /** The documents by frontend. */
  Map<String, DocumentCache> documents() {
    return documents;
  }

  /** The engines of the endpoints that were made, by frontend. */
  Map<String, GraphQlEngine> engines() {
    return engines;
  }
}
