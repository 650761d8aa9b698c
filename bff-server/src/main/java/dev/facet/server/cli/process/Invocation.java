// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.process;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The surroundings of one run.
 *
 * @param out standard output
 * @param err standard error
 * @param in standard input
 * @param environment variables of the process
 * @param interactive whether the output is a terminal
 * @param clock dates reports
 * @param reports the folder for reports of faults
 */
public record Invocation(
    PrintStream out,
    PrintStream err,
    InputStream in,
    Map<String, String> environment,
    BooleanSupplier interactive,
    InstantSource clock,
    Path reports) {
  /** The surroundings of this process. Text is UTF-8, whatever the machine thinks. */
  public static Invocation ofProcess() {
    return new Invocation(
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        System.in,
        System.getenv(),
        Invocation::atTerminal,
        InstantSource.system(),
        Path.of(System.getProperty("java.io.tmpdir")));
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  // Java 25 answers null again where there is no terminal.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean atTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
