// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.process;

/**
 * SIGHUP, which asks a daemon to read its files again. Where nothing is done about it the JVM ends
 * the process, as it does where a terminal is closed.
 */
public final class HangUp {
  private HangUp() {}

  /**
   * Runs an action at each SIGHUP from now on, in place of ending the process.
   *
   * @param action in place of the one before; on a thread of the JVM
   */
  public static void runs(Runnable action) {
    ProcessSignals.handle("HUP", action);
  }
}
