// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.process;

/** What the process says of itself when it ends. The numbers are a promise to scripts. */
public enum ExitCode {
  /** All is well. */
  FINE(0, "all is well"),
  /** The files were read, and there are findings at or above the level asked for. */
  FINDINGS(1, "findings in the files, of the severity asked for"),
  /** The command line was not understood. */
  USAGE(2, "the command line was not understood"),
  /** Understood, but impossible here: a file, a port, a service, a Java version. */
  UNABLE(3, "impossible here: a file, a port, a service, a Java version"),
  /** A fault in facet itself; a report was written. */
  BUG(4, "a fault in facet itself; a report was written"),
  /** Ended at once by SIGINT, as shells report it. */
  INTERRUPTED(130, "ended at once by SIGINT; by the first of two signals it ends in order, with 0"),
  /** Ended at once by SIGTERM, as shells report it. */
  TERMINATED(143, "ended at once by SIGTERM; by the first of two signals it ends in order, with 0");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** What it says, in a few words. */
  public String meaning() {
    return meaning;
  }

  /** The process's exit status. */
  public int number() {
    return number;
  }
}
