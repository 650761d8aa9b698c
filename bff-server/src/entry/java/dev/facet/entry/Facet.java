// SPDX-License-Identifier: Apache-2.0
package dev.facet.entry;

import java.lang.reflect.InvocationTargetException;

/**
 * The entry of the jar. Compiled for Java 8, so that a Java that is too old says so in one line
 * instead of failing to load the class.
 */
public final class Facet {
  private static final int NEEDED = 25;

  private Facet() {}

  /**
   * Hands over to the command line, or exits with 3 where the running Java is too old.
   *
   * @param arguments the command line's words
   * @throws Exception whatever the command line throws
   */
  public static void main(String[] arguments) throws Exception {
    String version = System.getProperty("java.specification.version");
    if (major(version) < NEEDED) {
      System.err.println(
          "facet: needs Java "
              + NEEDED
              + ", this is Java "
              + version
              + " at "
              + System.getProperty("java.home")
              + ". Install a JDK "
              + NEEDED
              + " and set JAVA_HOME to it.");
      System.exit(3);
    }
    try {
      Class.forName("dev.facet.server.Main")
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception) {
        throw (Exception) e.getCause();
      }
      throw e;
    }
  }

  private static int major(String version) {
    return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
  }
}
