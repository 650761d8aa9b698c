// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.argument.CheckOptions;
import dev.facet.server.cli.argument.CurlImportOptions;
import dev.facet.server.cli.argument.DemoOptions;
import dev.facet.server.cli.argument.DevOptions;
import dev.facet.server.cli.argument.DiffOptions;
import dev.facet.server.cli.argument.ExplainOptions;
import dev.facet.server.cli.argument.InitOptions;
import dev.facet.server.cli.argument.JsonImportOptions;
import dev.facet.server.cli.argument.PlanOptions;
import dev.facet.server.cli.argument.StartOptions;
import dev.facet.server.cli.argument.TestOptions;
import dev.facet.server.cli.process.Terminal;
import dev.facet.server.cli.result.CheckResult;
import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.cli.result.CommandResult;
import dev.facet.server.cli.result.FindingsException;
import dev.facet.server.cli.result.GeneratedFile;
import dev.facet.server.cli.result.ImportResult;
import dev.facet.server.cli.result.PageResult;
import dev.facet.server.cli.result.TestResult;
import dev.facet.server.diff.ProjectDiff;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the commands do. Called on the main thread and off every event loop: they may block.
 *
 * <p>All of them may throw {@link CommandFailure} for what the operator can fix and {@link
 * FindingsException} where the project's files keep them from working. An {@link
 * java.io.IOException} wrapped in an {@link java.io.UncheckedIOException} counts as a failure of
 * the machine, every other exception as a fault in facet.
 */
public interface GatewayCommands {
  /** Shows a gateway in front of sample services; returns when the process is asked to stop. */
  void demo(DemoOptions options, Terminal terminal);

  /** Sends the demo's requests so many times, unattended; then returns. */
  void train(int rounds, Terminal terminal);

  /** Serves a project and follows its files; returns when the process is asked to stop. */
  void dev(DevOptions options, Terminal terminal);

  /**
   * Serves a project with safe defaults; returns when the process is asked to stop. Writes nothing
   * but lines of the log, and sets it up before it looks at the project.
   */
  void start(StartOptions options, Terminal terminal);

  /** All findings in a project and in documents of its clients. Calls no service. */
  CheckResult check(CheckOptions options);

  /**
   * Runs the test pages of a project. Contacts nothing but services that the pages play.
   *
   * @param done told of each page when it has run
   */
  TestResult test(TestOptions options, Consumer<PageResult> done);

  /** What changed between two versions of a project. Calls no service. */
  ProjectDiff diff(DiffOptions options);

  /** How one operation would be answered: waves, loads and calls. Contacts no service. */
  CommandResult plan(PlanOptions options);

  /** What a code means, where a field comes from, or which plugins run on a route. */
  CommandResult explain(ExplainOptions options);

  /** What editors need to understand a project's schema files. */
  List<GeneratedFile> directives(Path project);

  /** A JSON Schema of {@code facet.yaml}, the settings of all plugins included. */
  String configSchema();

  /**
   * A frontend's schema as clients see it, as SDL.
   *
   * @param frontend null for the only one
   */
  String sdl(Path project, @Nullable String frontend);

  /** Types of a sample response, as SDL. Writes nothing. */
  ImportResult importJson(JsonImportOptions options);

  /** The field that makes the request of a curl line, as SDL. Writes and sends nothing. */
  ImportResult importCurl(CurlImportOptions options);

  /** Writes a project to begin with; the files, relative to its folder. */
  List<String> init(InitOptions options);
}
