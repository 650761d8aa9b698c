// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

/** What the process says of itself when it ends. The numbers are a promise to scripts. */
public enum ExitCode {
  /** All is well. */
  FINE(0),
  /** The files were read, and there are findings at or above the level asked for. */
  FINDINGS(1),
  /** The command line was not understood. */
  USAGE(2),
  /** Understood, but impossible here: a file, a port, a service, a Java version. */
  UNABLE(3),
  /** A fault in facet itself; a report was written. */
  BUG(4),
  /** Ended by the user, as shells report SIGINT. */
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The process's exit status. */
  public int number() {
    return number;
  }
}
