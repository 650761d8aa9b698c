// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import static java.util.Objects.requireNonNull;

import dev.facet.server.cli.output.BugReport;
import dev.facet.server.cli.output.FailureOutput;
import dev.facet.server.cli.output.LoggedFailures;
import dev.facet.server.cli.output.PrintedFailures;
import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.process.Terminal;
import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.cli.result.FindingsException;
import dev.facet.server.config.finding.NotUtf8Exception;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Turns what a command threw into a line and an exit code; never into a stack trace. */
final class CommandErrors {
  private final FacetCommand root;
  private final BugReport bugs;

  CommandErrors(FacetCommand root, BugReport bugs) {
    this.root = root;
    this.bugs = bugs;
  }

  /**
   * Tells what happened.
   *
   * @param command what threw
   * @param name the words that name it, such as {@code facet start}
   * @return what to exit with
   */
  int status(Exception exception, Object command, String name) {
    FailureOutput output = output(command);
    ExitCode code =
        switch (exception) {
          case CommandFailure failure -> output.failed(failure);
          case FindingsException stopped -> output.found(stopped.findings());
          case IOException e -> output.failed(CommandFailure.unable(words(e), e));
          case UncheckedIOException e ->
              output.failed(CommandFailure.unable(words(requireNonNull(e.getCause())), e));
          case InterruptedException _ -> ExitCode.INTERRUPTED;
          default -> output.fault(exception, name);
        };
    return code.number();
  }

  private FailureOutput output(Object command) {
    Terminal terminal = root.terminal();
    return command instanceof StartCommand
        ? new LoggedFailures(terminal.verbose())
        : new PrintedFailures(terminal, bugs);
  }

  private static String words(IOException exception) {
    return switch (exception) {
      case NoSuchFileException e -> e.getFile() + " does not exist";
      case AccessDeniedException e -> e.getFile() + " may not be read or written";
      case FileAlreadyExistsException e -> e.getFile() + " is in the way";
      case FileSystemException e -> e.getFile() + ": " + e.getReason();
      case NotUtf8Exception e -> String.valueOf(e.getMessage());
      case CharacterCodingException _ -> "a file is not UTF-8 text";
      default -> String.valueOf(exception.getMessage());
    };
  }
}
