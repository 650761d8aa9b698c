// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import picocli.CommandLine.Command;

/** {@code facet schema}: what is made from a project's schema files. */
@Command(
    name = "schema",
    description = "Writes what is made from the schema files.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  facet schema directives shop"})
final class SchemaCommand extends CommandGroup {
  SchemaCommand(FacetCommand root) {
    super(root);
  }
}
