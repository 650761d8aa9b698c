// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.output;

import dev.facet.server.cli.argument.OutputFormat;
import dev.facet.server.cli.process.Terminal;
import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.cli.result.CommandResult;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** Prints what a command found out. */
public final class ResultPrinter {
  private ResultPrinter() {}

  /** Prints what a command came to, in the format that was asked for. */
  public static void print(
      String command, CommandResult result, OutputFormat format, Terminal terminal) {
    switch (format) {
      case TEXT -> terminal.print(result.text().stripTrailing());
      case JSON -> terminal.print(envelope(command).mergeIn(result.json()).encodePrettily());
      case GITHUB, SARIF -> {
        String typed = format.name().toLowerCase(Locale.ROOT);
        throw CommandFailure.usage(
            "--format: " + typed + " (expected: text or json for " + command + ")");
      }
    }
  }

  private static JsonObject envelope(String command) {
    return new JsonObject().put("formatVersion", 1).put("command", command);
  }
}
