// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.process;

import org.jspecify.annotations.Nullable;

/** Which facet runs on which Java. */
public final class ProgramVersion {
  private ProgramVersion() {}

  /** {@code facet 1.2.3 (java 25.0.3+9)}. */
  public static String line() {
    return "facet " + number() + " (java " + Runtime.version() + ")";
  }

  /** The version in the jar's manifest; {@code unpackaged} where there is no jar. */
  public static String number() {
    return orUnpackaged(ProgramVersion.class.getPackage().getImplementationVersion());
  }

  /** Java, machine and memory, one per line. */
  public static String details() {
    Runtime runtime = Runtime.getRuntime();
    return "java    %s%nvm      %s %s%nsystem  %s %s, %s, %d processors%nheap    %d MiB at most"
        .formatted(
            System.getProperty("java.home"),
            System.getProperty("java.vm.name"),
            System.getProperty("java.vm.version"),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch"),
            runtime.availableProcessors(),
            runtime.maxMemory() >> 20);
  }

  private static String orUnpackaged(@Nullable String version) {
    return version == null ? "unpackaged" : version;
  }
}
