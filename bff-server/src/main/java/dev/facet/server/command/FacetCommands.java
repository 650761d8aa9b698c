// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.resolver.GraphQlEngine;
import dev.facet.schema.PublicSdl;
import dev.facet.schema.SchemaCompiler;
import dev.facet.server.cli.GatewayCommands;
import dev.facet.server.cli.argument.CheckOptions;
import dev.facet.server.cli.argument.CurlImportOptions;
import dev.facet.server.cli.argument.DemoOptions;
import dev.facet.server.cli.argument.DevOptions;
import dev.facet.server.cli.argument.DiffOptions;
import dev.facet.server.cli.argument.ExistingProject;
import dev.facet.server.cli.argument.ExplainOptions;
import dev.facet.server.cli.argument.InitOptions;
import dev.facet.server.cli.argument.JsonImportOptions;
import dev.facet.server.cli.argument.ListenOptions;
import dev.facet.server.cli.argument.PlanOptions;
import dev.facet.server.cli.argument.StartOptions;
import dev.facet.server.cli.argument.TestOptions;
import dev.facet.server.cli.process.Terminal;
import dev.facet.server.cli.result.CheckResult;
import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.cli.result.CommandResult;
import dev.facet.server.cli.result.GeneratedFile;
import dev.facet.server.cli.result.ImportResult;
import dev.facet.server.cli.result.PageResult;
import dev.facet.server.cli.result.TestResult;
import dev.facet.server.cli.result.Waiting;
import dev.facet.server.demo.Demo;
import dev.facet.server.diff.ProjectDiff;
import dev.facet.server.importing.Imports;
import dev.facet.server.init.NewProject;
import dev.facet.server.runtime.GatewayVertx;
import dev.facet.server.runtime.Logs;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All commands of the program. */
public final class FacetCommands implements GatewayCommands {
  @Override
  public void demo(DemoOptions options, Terminal terminal) {
    prepare();
    withVertx(vertx ->
        Demo.run(options, terminal, vertx, new DemoLauncher(vertx, options.host(), terminal)));
  }

  @Override
  public void train(int rounds, Terminal terminal) {
    withVertx(vertx -> {
      Demo.rehearse(rounds, vertx, new DemoLauncher(vertx, ListenOptions.LOOPBACK, terminal));
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
    Serving.atDesk(options, terminal).run();
  }

  @Override
  public void start(StartOptions options, Terminal terminal) {
    prepare();
    Logs.asJson();
    Serving.inProduction(ExistingProject.at(options.project()), terminal).run();
  }

  @Override
  public CheckResult check(CheckOptions options) {
    return CheckRun.of(options);
  }

  @Override
  public TestResult test(TestOptions options, Consumer<PageResult> done) {
    return PageTests.run(options, done);
  }

  @Override
  public ProjectDiff diff(DiffOptions options) {
    return DiffRun.of(options);
  }

  @Override
  public CommandResult plan(PlanOptions options) {
    return InspectedProject.use(options.project(), project -> PlanResult.of(project, options));
  }

  @Override
  public CommandResult explain(ExplainOptions options) {
    return CodeExplanation.of(options.words())
        .orElseGet(() ->
            InspectedProject.use(
                ExistingProject.at(options.project()),
                project -> ProjectExplanation.of(project, options)));
  }

  @Override
  public List<GeneratedFile> directives(Path project) {
    return InspectedProject.use(project, snapshot -> EditorFiles.of(project, snapshot));
  }

  @Override
  public String configSchema() {
    return EditorFiles.configSchema();
  }

  @Override
  public String sdl(Path project, @Nullable String frontend) {
    return InspectedProject.use(
        project,
        snapshot -> {
          Map<String, GraphQlEngine> engines = snapshot.engines();
          if (frontend == null && engines.size() != 1) {
            throw unknown("--frontend", "none", new TreeSet<>(engines.keySet()));
          }
          String name =
              frontend == null
                  ? engines.keySet().iterator().next()
                  : FrontendCaches.known(engines.keySet(), frontend);
          return PublicSdl.of(Objects.requireNonNull(engines.get(name)).schema());
        });
  }

  @Override
  public List<String> init(InitOptions options) {
    NewProject project = new NewProject(options.folder());
    try {
      List<String> written = project.write(options.template(), EditorFiles.PATHS);
      List<GeneratedFile> made = directives(options.folder());
      project.write(made);
      made.forEach(file -> written.add(file.path()));
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ImportResult importJson(JsonImportOptions options) {
    try {
      return Imports.json(options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ImportResult importCurl(CurlImportOptions options) {
    try {
      return Imports.curl(options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A project that is not there, for messages. */
  static CommandFailure unknown(String what, String name, Set<String> known) {
    return CommandFailure.usage(what + ": " + name + " (expected: one of " + known + ")");
  }
}
