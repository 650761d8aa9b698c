// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import picocli.CommandLine.Command;

/** {@code facet import}: schema files from what a team has. */
@Command(
    name = "import",
    description = "Writes schema files from a sample response or a curl line; calls nothing.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  facet import json Product product.json"})
final class ImportCommand extends CommandGroup {
  ImportCommand(FacetCommand root) {
    super(root);
  }
}
