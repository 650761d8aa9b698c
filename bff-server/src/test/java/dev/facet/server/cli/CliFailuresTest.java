// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.facet.server.cli.CliFixture.Outcome;
import dev.facet.server.cli.output.LoggedFailures;
import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.cli.result.FindingsException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the program says of commands that fail, and where. */
class CliFailuresTest extends WithCli {
  @Test
  void printsFailuresInOneLineWithTheRemedyBelow() {
    cli.commands.failure =
        CommandFailure.unable("port: 8080 is taken", new IOException("bound")).hinted("use --port");

    Outcome outcome = cli.run("dev", project);

    assertEquals(ExitCode.UNABLE, outcome.code());
    assertEquals("facet: port: 8080 is taken\nuse --port\n", outcome.err());
    assertTrue(cli.run("dev", project, "-v").err().contains("because: java.io.IOException"));
    assertEquals("facet: port: 8080 is taken\n", cli.run("dev", project, "-q").err());
  }

  @Test
  void saysWhatIsWrongWithFiles() {
    Map<IOException, String> words =
        Map.of(
            new AccessDeniedException("a.yaml"), "a.yaml may not be read or written",
            new FileAlreadyExistsException("b"), "b is in the way",
            new FileSystemException("c", null, "no space left"), "c: no space left",
            new MalformedInputException(1), "a file is not UTF-8 text",
            new FileNotFoundException("d is gone"), "d is gone");
    words.forEach((exception, expected) -> {
      cli.commands.failure = new UncheckedIOException(exception);
      Outcome outcome = cli.run("dev", project);
      assertEquals(ExitCode.UNABLE, outcome.code());
      assertEquals("facet: " + expected + "\n", outcome.err());
    });
  }

  @Test
  void planNamesTheProjectAroundItsFile() throws IOException {
    Path file = Files.createDirectories(folder.resolve("operations")).resolve("a.graphql");
    Files.writeString(file, "{ a }");

    Outcome outcome = cli.run("plan", file.toString());

    assertEquals(ExitCode.UNABLE, outcome.code());
    assertEquals(
        "facet: this folder holds no facet.yaml\ndid you mean --dir " + project + "?\n",
        outcome.err());
  }

  @Test
  void startPrintsNoFailuresButLogsThem() {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    Logger log = (Logger) LoggerFactory.getLogger(LoggedFailures.class);
    log.addAppender(lines);
    try {
      cli.commands.failure = CommandFailure.unable("port: 8080 is taken").hinted("use --port");
      assertEquals(new Outcome(ExitCode.UNABLE, "", ""), cli.run("start", project));
      cli.commands.failure = new FindingsException(List.of(Samples.error(), Samples.warning()));
      assertEquals(new Outcome(ExitCode.FINDINGS, "", ""), cli.run("start", project));
      cli.commands.failure = new IllegalStateException("odd");
      assertEquals(new Outcome(ExitCode.BUG, "", ""), cli.run("start", project));
    } finally {
      log.detachAppender(lines);
    }
    assertEquals(
        List.of(
            "port: 8080 is taken", "not started: 1 error, 1 warning", "a fault in facet itself"),
        lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
    assertEquals("use --port", lines.list.getFirst().getKeyValuePairs().getFirst().value);
    assertEquals("odd", lines.list.getLast().getThrowableProxy().getMessage());
  }

  @Test
  void writesAReportOfItsOwnFaultsAndNoStackTrace() throws IOException {
    cli.commands.failure = new IllegalStateException("secret of the state");

    Outcome outcome = cli.run("explain", "--dir", project, "hunter2");

    assertEquals(ExitCode.BUG, outcome.code());
    assertEquals(1, outcome.err().lines().count());
    assertTrue(
        outcome.err().startsWith("facet: a fault in facet itself: IllegalStateException (report: "),
        outcome.err());
    String report = Files.readString(report());
    assertTrue(report.contains("command facet explain"), report);
    assertTrue(report.contains("time    2026-11-21T10:15:30Z"), report);
    assertTrue(report.contains("\tat dev.facet.server.cli."), report);
    assertFalse(report.contains("hunter2"), report);
  }

  @Test
  void reportsErrorsOfTheMachineTooAsItsOwnFault() throws IOException {
    cli.commands.error = new StackOverflowError();

    Outcome outcome = cli.run("dev", project);

    assertEquals(ExitCode.BUG, outcome.code());
    assertTrue(outcome.err().contains("StackOverflowError"), outcome.err());
    assertTrue(Files.exists(report()));
  }

  @Test
  void saysSoWhenTheReportCannotBeWritten() {
    CliFixture nowhere = new CliFixture(folder.resolve("missing"));
    nowhere.commands.failure = new IllegalStateException();

    Outcome outcome = nowhere.run("dev", project);

    assertEquals(ExitCode.BUG, outcome.code());
    assertTrue(outcome.err().contains("(no report: "), outcome.err());
  }

  private Path report() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().contains("facet-report-"))
          .findFirst()
          .orElseThrow();
    }
  }
}
