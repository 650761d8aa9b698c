// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

/** The command line's start. */
public final class Main {
  private Main() {}

  /**
   * Runs the command line.
   *
   * @param arguments its words
   */
  public static void main(String[] arguments) {
    System.out.println("facet");
  }
}
