// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.cli.Answer;
import dev.facet.server.cli.CheckOptions;
import dev.facet.server.cli.CommandFailure;
import dev.facet.server.cli.DemoOptions;
import dev.facet.server.cli.DevOptions;
import dev.facet.server.cli.ExplainOptions;
import dev.facet.server.cli.GatewayCommands;
import dev.facet.server.cli.GeneratedFile;
import dev.facet.server.cli.PlanOptions;
import dev.facet.server.cli.StartOptions;
import dev.facet.server.cli.Terminal;
import java.nio.file.Path;
import java.util.List;

/** Stands in for the gateway until it is wired: every command says that it cannot. */
final class UnwiredCommands implements GatewayCommands {
  @Override
  public void demo(DemoOptions options, Terminal terminal) {
    throw missing("demo");
  }

  @Override
  public void dev(DevOptions options, Terminal terminal) {
    throw missing("dev");
  }

  @Override
  public void start(StartOptions options, Terminal terminal) {
    throw missing("start");
  }

  @Override
  public List<Diagnostic> check(CheckOptions options) {
    throw missing("check");
  }

  @Override
  public Answer plan(PlanOptions options) {
    throw missing("plan");
  }

  @Override
  public Answer explain(ExplainOptions options) {
    throw missing("explain");
  }

  @Override
  public List<GeneratedFile> directives(Path project) {
    throw missing("schema directives");
  }

  private static CommandFailure missing(String command) {
    return CommandFailure.unable(command + ": not part of this build");
  }
}
