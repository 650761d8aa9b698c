// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.cli.result.FindingsException;
import dev.facet.server.cli.result.Waiting;
import dev.facet.server.project.ProjectInputs;
import dev.facet.server.project.ProjectReader;
import dev.facet.server.project.ProjectSources;
import dev.facet.server.runtime.Gateway;
import dev.facet.server.runtime.GatewayVertx;
import dev.facet.server.snapshot.Mode;
import dev.facet.server.snapshot.ServingSnapshot;
import dev.facet.server.snapshot.SnapshotCompiler;
import dev.facet.upstream.http.VertxUpstreamPool;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Compiles a project as a start would, to look at it: nothing listens, nothing is contacted. */
final class InspectedProject {
  private InspectedProject() {}

  /**
   * All findings of a project.
   *
   * @param more findings in what is not part of the project, asked for where the project is good
   */
  static List<Diagnostic> inspect(Path folder, Function<ServingSnapshot, List<Diagnostic>> more) {
    return compiled(
        Gateway.inputs(folder, Mode.CHECK),
        (compilation, _) -> {
          List<Diagnostic> findings = new ArrayList<>(compilation.diagnostics());
          if (compilation instanceof Compilation.Compiled<ServingSnapshot>(var snapshot, _)) {
            findings.addAll(more.apply(snapshot));
          }
          return findings;
        });
  }

  /**
   * Looks at a good project.
   *
   * @throws FindingsException where it is not good
   */
  static <T> T use(Path folder, Function<ServingSnapshot, T> look) {
    return use(Gateway.inputs(folder, Mode.CHECK), (snapshot, _) -> look.apply(snapshot));
  }

  /**
   * The same with what was read.
   *
   * @throws FindingsException where it is not good
   */
  static <T> T use(ProjectInputs inputs, BiFunction<ServingSnapshot, ProjectSources, T> look) {
    return compiled(
        inputs,
        (compilation, sources) ->
            switch (compilation) {
              case Compilation.Compiled<ServingSnapshot>(var snapshot, _) ->
                  look.apply(snapshot, sources);
              case Compilation.Rejected<ServingSnapshot> rejected ->
                  throw new FindingsException(rejected.diagnostics());
            });
  }

  private static <T> T compiled(
      ProjectInputs inputs, BiFunction<Compilation<ServingSnapshot>, ProjectSources, T> look) {
    Vertx vertx = GatewayVertx.create();
    try {
      ProjectSources sources = new ProjectReader(inputs).read();
      Compilation<ServingSnapshot> compilation =
          new SnapshotCompiler(
                  Gateway.parts(vertx, new VertxUpstreamPool(vertx), inputs, Mode.CHECK))
              .compile(sources);
      try {
        return look.apply(compilation, sources);
      } finally {
        if (compilation instanceof Compilation.Compiled<ServingSnapshot>(var snapshot, _)) {
          snapshot.retire();
        }
      }
    } finally {
      Waiting.on(vertx.close(), "closing");
    }
  }
}
