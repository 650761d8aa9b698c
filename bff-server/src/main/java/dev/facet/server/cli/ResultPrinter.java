// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import io.vertx.core.json.JsonObject;

/** Prints what a command found out. */
final class ResultPrinter {
  private ResultPrinter() {}

  static void print(String command, CommandResult result, OutputFormat format, Terminal terminal) {
    switch (format) {
      case TEXT -> terminal.print(result.text().stripTrailing());
      case JSON -> terminal.print(envelope(command).mergeIn(result.json()).encodePrettily());
      case GITHUB ->
          throw CommandFailure.usage(
              "--format: github (expected: text or json for " + command + ")");
    }
  }

  private static JsonObject envelope(String command) {
    return new JsonObject().put("formatVersion", 1).put("command", command);
  }
}
