// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.schema.diagnostic.Diagnostic;
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
import dev.facet.server.cli.result.CheckedDocument;
import dev.facet.server.cli.result.CommandResult;
import dev.facet.server.cli.result.GeneratedFile;
import dev.facet.server.cli.result.ImportResult;
import dev.facet.server.cli.result.PageResult;
import dev.facet.server.cli.result.TestResult;
import dev.facet.server.diff.ProjectDiff;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Commands that remember what they were asked, and answer what a test says. */
final class RecordedCommands implements GatewayCommands {
  final List<Object> asked = new ArrayList<>();
  List<Diagnostic> findings = List.of();
  List<CheckedDocument> documents = List.of();
  List<GeneratedFile> files = List.of();
  List<PageResult> pages = List.of();
  @Nullable RuntimeException failure;
  @Nullable Error error;

  @Override
  public void demo(DemoOptions options, Terminal terminal) {
    record(options);
  }

  @Override
  public void train(int rounds, Terminal terminal) {
    record(rounds);
  }

  @Override
  public void dev(DevOptions options, Terminal terminal) {
    record(options);
  }

  @Override
  public void start(StartOptions options, Terminal terminal) {
    record(options);
    terminal.note("a note");
    terminal.detail("a detail");
  }

  @Override
  public CheckResult check(CheckOptions options) {
    record(options);
    return new CheckResult(findings, documents);
  }

  @Override
  public TestResult test(TestOptions options, Consumer<PageResult> done) {
    record(options);
    return new TestResult(pages, Duration.ofMillis(1500));
  }

  @Override
  public ProjectDiff diff(DiffOptions options) {
    record(options);
    return new ProjectDiff.Compared(List.of(), List.of());
  }

  @Override
  public CommandResult plan(PlanOptions options) {
    record(options);
    return new CommandResult("two waves\n", new JsonObject().put("waves", 2));
  }

  @Override
  public CommandResult explain(ExplainOptions options) {
    record(options);
    return new CommandResult("it means this", new JsonObject().put("meaning", "this"));
  }

  @Override
  public List<GeneratedFile> directives(Path project) {
    record(project);
    return files;
  }

  @Override
  public String sdl(Path project, @Nullable String frontend) {
    record(List.of(project, String.valueOf(frontend)));
    return "type Query { a: Int }\n";
  }

  @Override
  public String configSchema() {
    record("configSchema");
    return "{}\n";
  }

  @Override
  public List<String> init(InitOptions options) {
    record(options);
    return List.of("facet.yaml", "operations/web/a.graphql");
  }

  @Override
  public ImportResult importJson(JsonImportOptions options) {
    record(options);
    return new ImportResult("type A {\n  b: Int\n}\n", "services: {}\n", List.of("a note"));
  }

  @Override
  public ImportResult importCurl(CurlImportOptions options) {
    record(options);
    return new ImportResult("type A {\n  b: Int\n}\n", "services: {}\n", List.of("a note"));
  }

  private void record(Object options) {
    asked.add(options);
    if (failure != null) {
      throw failure;
    }
    if (error != null) {
      throw error;
    }
  }
}
