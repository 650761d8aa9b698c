// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command threw into a line and an exit code; never into a stack trace. */
final class ExecutionErrors implements IExecutionExceptionHandler {
  private final FacetCommand root;
  private final BugReport bugs;

  ExecutionErrors(FacetCommand root, BugReport bugs) {
    this.root = root;
    this.bugs = bugs;
  }

  @Override
  public int handleExecutionException(Exception exception, CommandLine line, ParseResult words) {
    FailureOutput output = output(line);
    ExitCode code =
        switch (exception) {
          case CommandFailure failure -> output.failed(failure);
          case FindingsException stopped -> output.found(stopped.findings());
          case IOException e -> output.failed(CommandFailure.unable(words(e), e));
          case UncheckedIOException e ->
              output.failed(CommandFailure.unable(words(requireNonNull(e.getCause())), e));
          case InterruptedException _ -> ExitCode.INTERRUPTED;
          default -> output.fault(exception, line.getCommandSpec().qualifiedName());
        };
    return code.number();
  }

  private FailureOutput output(CommandLine line) {
    Terminal terminal = root.terminal();
    return line.getCommand() instanceof StartCommand
        ? new LoggedFailures(terminal.verbose())
        : new PrintedFailures(terminal, bugs);
  }

  private static String words(IOException exception) {
    return switch (exception) {
      case NoSuchFileException e -> e.getFile() + " does not exist";
      case AccessDeniedException e -> e.getFile() + " may not be read or written";
      case FileAlreadyExistsException e -> e.getFile() + " is in the way";
      case FileSystemException e -> e.getFile() + ": " + e.getReason();
      case CharacterCodingException _ -> "a file is not UTF-8 text";
      default -> String.valueOf(exception.getMessage());
    };
  }
}
