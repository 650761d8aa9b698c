// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.schema.SchemaCompiler;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.directive.SchemaDirectives;
import dev.facet.server.cli.Answer;
import dev.facet.server.cli.CheckOptions;
import dev.facet.server.cli.CommandFailure;
import dev.facet.server.cli.DemoOptions;
import dev.facet.server.cli.DevOptions;
import dev.facet.server.cli.ExistingProject;
import dev.facet.server.cli.ExplainOptions;
import dev.facet.server.cli.GatewayCommands;
import dev.facet.server.cli.GeneratedFile;
import dev.facet.server.cli.PlanOptions;
import dev.facet.server.cli.StartOptions;
import dev.facet.server.cli.Terminal;
import dev.facet.server.cli.Waiting;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.demo.Demo;
import dev.facet.server.runtime.GatewayVertx;
import dev.facet.server.runtime.Logs;
import dev.facet.server.snapshot.Mode;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** All commands of the program. */
public final class FacetCommands implements GatewayCommands {
  @Override
  public void demo(DemoOptions options, Terminal terminal) {
    prepare();
    withVertx(vertx -> Demo.run(options, terminal, vertx, new DemoLauncher(vertx, terminal)));
  }

  @Override
  public void train(int rounds, Terminal terminal) {
    withVertx(vertx -> {
      Demo.rehearse(rounds, vertx, new DemoLauncher(vertx, terminal));
      Demo.rehearse(rounds, vertx, new StartLauncher(vertx));
    });
  }

  /** Reads what every schema needs on a thread of its own, while other things start. */
  private static void prepare() {
    Thread.ofPlatform().daemon().name("facet-prepare").start(SchemaCompiler::prepare);
  }

  /** Something that takes its time. */
  @FunctionalInterface
  private interface Show {
    void run(Vertx vertx) throws IOException, InterruptedException;
  }

  private static void withVertx(Show show) {
    Vertx vertx = GatewayVertx.create();
    try {
      show.run(vertx);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Waiting.on(vertx.close(), "closing");
    }
  }

  @Override
  public void dev(DevOptions options, Terminal terminal) {
    prepare();
    new Serving(options.project(), Mode.DEV, terminal).run();
  }

  @Override
  public void start(StartOptions options, Terminal terminal) {
    prepare();
    Logs.asJson();
    new Serving(ExistingProject.at(options.project()), Mode.START, terminal).run();
  }

  @Override
  public List<Diagnostic> check(CheckOptions options) {
    return InspectedProject.inspect(
        options.project(), project -> DocumentCheck.of(project, options.documents()));
  }

  @Override
  public Answer plan(PlanOptions options) {
    return InspectedProject.use(options.project(), project -> PlanAnswer.of(project, options));
  }

  @Override
  public Answer explain(ExplainOptions options) {
    return CodeExplanation.of(options.words())
        .orElseGet(() ->
            InspectedProject.use(
                ExistingProject.at(options.project()),
                project -> ProjectExplanation.of(project, options.words())));
  }

  @Override
  public List<GeneratedFile> directives(Path project) {
    return InspectedProject.use(
        project,
        snapshot -> {
          ConfigDocument document = Objects.requireNonNull(snapshot.document());
          Set<String> services = document.config().services().keySet();
          String globs =
              document.config().frontends().values().stream()
                  .flatMap(frontend -> frontend.schema().stream())
                  .distinct()
                  .map(glob -> "  - \"" + glob + "\"\n")
                  .collect(Collectors.joining());
          return List.of(
              new GeneratedFile(".facet/directives.graphql", SchemaDirectives.text(services), true),
              new GeneratedFile(
                  ".graphqlrc.yml", "schema:\n  - .facet/directives.graphql\n" + globs, false));
        });
  }

  /** A project that is not there, for messages. */
  static CommandFailure unknown(String what, String name, Set<String> known) {
    return CommandFailure.usage(what + ": " + name + " (expected: one of " + known + ")");
  }
}
