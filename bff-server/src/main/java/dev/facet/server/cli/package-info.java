// SPDX-License-Identifier: Apache-2.0
/**
 * The command line: words to a command, one class for each, and what it throws to a line and an
 * exit code. Start with {@link dev.facet.server.cli.FacetCli}. What the commands do is not here,
 * but for {@code version} and {@code healthcheck}: it is behind {@link
 * dev.facet.server.cli.GatewayCommands}. What is typed behind a command is in {@code cli.argument},
 * what it comes to in {@code cli.result} and how that looks in {@code cli.output}. Data goes to
 * standard output, everything else to standard error.
 */
@NullMarked
package dev.facet.server.cli;

import org.jspecify.annotations.NullMarked;
