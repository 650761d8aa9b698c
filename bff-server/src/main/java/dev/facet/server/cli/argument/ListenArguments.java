// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

import dev.facet.server.cli.result.CommandFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a developer's gateway listens, as options of a command. */
public final class ListenArguments {
  private static final int HIGHEST_PORT = 65_535;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = {
        "the port to listen on; 0 for any free one;",
        "management keeps the file's port or 9090, and takes a free one where that is taken"
      })
  @Nullable String port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = {
        "the address to listen on, 127.0.0.1 if left out;",
        "0.0.0.0 lets other devices in, such as a phone in the same network"
      })
  String host = ListenOptions.LOOPBACK;

  /**
   * What was typed, checked.
   *
   * @throws CommandFailure for wrong usage
   */
  public ListenOptions checked() {
    return new ListenOptions(LocalAddresses.checked("--host", host), checkedPort());
  }

  private @Nullable Integer checkedPort() {
    if (port == null) {
      return null;
    }
    // Six digits are more than any port has, and less than what overflows.
    if (port.matches("[0-9]{1,6}") && Integer.parseInt(port) <= HIGHEST_PORT) {
      return Integer.valueOf(port);
    }
    throw CommandFailure.usage("--port: " + port + " (expected: 0 to " + HIGHEST_PORT + ")");
  }
}
