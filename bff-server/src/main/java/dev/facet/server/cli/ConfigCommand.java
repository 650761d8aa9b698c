// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.process.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code facet config}: what is known of the configuration. */
@Command(
    name = "config",
    description = "Writes what is known of the configuration.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  facet config schema"})
final class ConfigCommand extends CommandGroup {
  ConfigCommand(FacetCommand root) {
    super(root);
  }

  /** {@code facet config schema}. */
  @Command(
      name = "schema",
      description = "Prints a JSON Schema of facet.yaml, for editors and generators.",
      footer = {"", "Example:", "  facet config schema > facet.schema.json"})
  static final class SchemaOfConfig implements Callable<Integer> {
    private final FacetCommand root;
    private final GatewayCommands commands;

    SchemaOfConfig(FacetCommand root, GatewayCommands commands) {
      this.root = root;
      this.commands = commands;
    }

    @Override
    public Integer call() {
      root.terminal().print(commands.configSchema().stripTrailing());
      return ExitCode.FINE.number();
    }
  }
}
