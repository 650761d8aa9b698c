// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

import org.jspecify.annotations.Nullable;

/**
 * Where a developer's gateway listens.
 *
 * @param host an address of this machine, or one that stands for all of them
 * @param port 0 for any free port; null for the usual one
 */
public record ListenOptions(String host, @Nullable Integer port) {
  /** The address that only this machine reaches. */
  public static final String LOOPBACK = "127.0.0.1";

  /** What holds where nothing is typed. */
  public static final ListenOptions USUAL = new ListenOptions(LOOPBACK, null);
}
