// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The command lines that need no parser: a command that serves and no more than a folder behind it,
 * which is how gateways are started. The classes of picocli are in a format that is too old for the
 * AOT cache, so reading even these words with it takes a fifth of the whole start.
 */
final class PlainCommands {
  private final FacetCommand root;
  private final GatewayCommands commands;

  private PlainCommands(FacetCommand root, GatewayCommands commands) {
    this.root = root;
    this.commands = commands;
  }

  /** The command that the words name; empty where they are for the parser. */
  static Optional<Callable<Integer>> of(
      FacetCommand root, GatewayCommands commands, String... words) {
    PlainCommands plain = new PlainCommands(root, commands);
    return switch (words.length) {
      case 1 -> plain.alone(words[0]);
      case 2 -> plain.withFolder(words[0], words[1]);
      default -> Optional.empty();
    };
  }

  private Optional<Callable<Integer>> alone(String name) {
    return switch (name) {
      case "demo" -> Optional.of(new DemoCommand(root, commands));
      case "dev" -> Optional.of(new DevCommand(root, commands));
      case "start" -> Optional.of(new StartCommand(root, commands));
      case "train" -> Optional.of(new TrainCommand(root, commands));
      default -> Optional.empty();
    };
  }

  private Optional<Callable<Integer>> withFolder(String name, String folder) {
    if (folder.isEmpty() || folder.startsWith("-")) {
      return Optional.empty();
    }
    try {
      return withFolder(name, Path.of(folder));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private Optional<Callable<Integer>> withFolder(String name, Path folder) {
    return switch (name) {
      case "dev" -> {
        DevCommand dev = new DevCommand(root, commands);
        dev.project.project = folder;
        yield Optional.of(dev);
      }
      case "start" -> {
        StartCommand start = new StartCommand(root, commands);
        start.project.project = folder;
        yield Optional.of(start);
      }
      default -> Optional.empty();
    };
  }
}
