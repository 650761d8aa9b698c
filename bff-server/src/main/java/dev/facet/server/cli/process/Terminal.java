// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.process;

import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out for data: what a script would read
 * @param err for everything else
 * @param colored whether escape sequences may be written
 * @param quiet whether {@code -q} was given: no notes
 * @param verbose whether {@code -v} was given: details too
 */
public record Terminal(
    PrintStream out, PrintStream err, boolean colored, boolean quiet, boolean verbose) {
  private static final String RED = "\u001b[1;31m";
  private static final String PLAIN = "\u001b[0m";

  /** A line of data. */
  public void print(String line) {
    out.println(line);
  }

  /** What a person may like to know while waiting. */
  public void note(String line) {
    if (!quiet) {
      err.println(line);
    }
  }

  /** What helps a person to find a fault. */
  public void detail(String line) {
    if (verbose) {
      err.println(line);
    }
  }

  /** What went wrong; the program's name comes before it. */
  public void failure(String line) {
    err.println((colored ? RED + "facet:" + PLAIN : "facet:") + " " + line);
  }
}
