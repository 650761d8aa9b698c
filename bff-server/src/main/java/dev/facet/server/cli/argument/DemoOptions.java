// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

import java.nio.file.Path;

/**
 * What was typed behind {@code facet demo}.
 *
 * @param folder where the demo's project is written
 * @param port where the gateway listens; 0 for any free port
 * @param host an address of this machine, or one that stands for all of them
 */
public record DemoOptions(Path folder, int port, String host) {
  /** A demo on loopback. */
  public DemoOptions(Path folder, int port) {
    this(folder, port, ListenOptions.LOOPBACK);
  }
}
