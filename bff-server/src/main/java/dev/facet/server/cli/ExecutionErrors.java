// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import static java.util.Objects.requireNonNull;

import dev.facet.schema.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
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
    Terminal terminal = root.terminal();
    return switch (exception) {
      case CommandFailure failure -> failed(failure, terminal);
      case FindingsException stopped -> found(stopped, terminal);
      case IOException e -> failed(CommandFailure.unable(words(e), e), terminal);
      case UncheckedIOException e ->
          failed(CommandFailure.unable(words(requireNonNull(e.getCause())), e), terminal);
      case InterruptedException _ -> ExitCode.INTERRUPTED.number();
      default -> {
        String command = line.getCommandSpec().qualifiedName();
        yield bugs.write(exception, command, terminal).number();
      }
    };
  }

  private static int failed(CommandFailure failure, Terminal terminal) {
    terminal.failure(failure.message());
    if (!failure.hint().isEmpty()) {
      terminal.note(failure.hint());
    }
    if (failure.getCause() != null) {
      terminal.detail("because: " + failure.getCause());
    }
    return failure.code().number();
  }

  private static int found(FindingsException stopped, Terminal terminal) {
    List<Diagnostic> findings = stopped.findings();
    terminal.err().print(FindingsReport.of("", findings, OutputFormat.TEXT, terminal.colored()));
    terminal.note(FindingsReport.summary(findings));
    return ExitCode.FINDINGS.number();
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
