// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.process.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code facet train}: what the build runs to make the cache that later runs start from. Of no use
 * to people, so help does not show it.
 */
@Command(
    name = "train",
    hidden = true,
    description = "Runs the demo for a moment, so that Java can note what starting takes.")
final class TrainCommand implements Callable<Integer> {
  private final FacetCommand root;
  private final GatewayCommands commands;

  @Option(names = "--rounds", paramLabel = "N", description = "how often each request is sent")
  int rounds = 20;

  TrainCommand(FacetCommand root, GatewayCommands commands) {
    this.root = root;
    this.commands = commands;
  }

  @Override
  public Integer call() {
    commands.train(rounds, root.terminal());
    return ExitCode.FINE.number();
  }
}
