// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.facet.server.cli.CliFixture.Outcome;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class FacetCliTest {
  @TempDir Path folder;
  private CliFixture cli;
  private String project = "";

  @BeforeEach
  void makeProject() throws IOException {
    cli = new CliFixture(folder);
    project = folder.toString();
    Files.writeString(folder.resolve("facet.yaml"), "version: 1\n");
  }

  @Test
  void givesStartTheFolder() {
    Outcome outcome = cli.run("start", project);

    assertEquals(ExitCode.FINE, outcome.code());
    assertEquals(List.of(new StartOptions(folder)), cli.commands.asked);
  }

  @Test
  void givesDevTheFolder() {
    assertEquals(ExitCode.FINE, cli.run("dev", project).code());
    assertEquals(List.of(new DevOptions(folder)), cli.commands.asked);
  }

  @Test
  void givesDemoItsDefaults() {
    assertEquals(ExitCode.FINE, cli.run("demo").code());
    assertEquals(List.of(new DemoOptions(Path.of("demo"), 8080)), cli.commands.asked);
  }

  @Test
  void givesDemoFolderAndPort() {
    cli.run("demo", "--dir", "shop", "--port=0");

    assertEquals(List.of(new DemoOptions(Path.of("shop"), 0)), cli.commands.asked);
  }

  @Test
  void givesDevPortAndHost() {
    cli.run("dev", project, "--port", "8081", "--host", "0.0.0.0");
    cli.run("dev", "--port=0", "--host=localhost", project);
    cli.run("dev", project, "--host", "[::1]");

    assertEquals(
        List.of(
            new DevOptions(folder, new ListenOptions("0.0.0.0", 8081)),
            new DevOptions(folder, new ListenOptions("127.0.0.1", 0)),
            new DevOptions(folder, new ListenOptions("0:0:0:0:0:0:0:1", null))),
        cli.commands.asked);
  }

  @Test
  void givesDemoTheHost() {
    cli.run("demo", "--host", "127.0.0.2");

    assertEquals(List.of(new DemoOptions(Path.of("demo"), 8080, "127.0.0.2")), cli.commands.asked);
  }

  @Test
  void rejectsAPortThatIsNone() {
    for (String command : List.of("demo", "dev")) {
      for (String port : List.of("70000", "-1", "web", "", "80.5", "99999999999", "٨٠٨٠")) {
        Outcome outcome = cli.run(command, "--port=" + port);

        assertEquals(ExitCode.USAGE, outcome.code(), port);
        assertEquals("facet: --port: " + port + " (expected: 0 to 65535)\n", outcome.err());
      }
    }
    assertEquals(List.of(), cli.commands.asked);
  }

  @Test
  void rejectsAHostThatIsNoAddressOfThisMachine() {
    for (String command : List.of("demo", "dev")) {
      for (String host : List.of("192.0.2.1", "shop.example", "", "256.0.0.1", "0.0.0.0:8080")) {
        Outcome outcome = cli.run(command, "--host=" + host);

        assertEquals(ExitCode.USAGE, outcome.code(), host);
        assertTrue(
            outcome
                .err()
                .startsWith(
                    "facet: --host: " + host + " (expected: an address of this machine: 127.0.0.1"),
            outcome.err());
        assertTrue(outcome.err().contains("0.0.0.0 for all"), outcome.err());
      }
    }
    assertEquals(List.of(), cli.commands.asked);
  }

  @Test
  void refusesAFolderWithoutConfiguration() {
    Outcome outcome = cli.run("dev", folder.resolve("elsewhere").toString());

    assertEquals(ExitCode.UNABLE, outcome.code());
    assertTrue(outcome.err().contains("elsewhere holds no facet.yaml"), outcome.err());
    assertEquals(List.of(), cli.commands.asked);
  }

  @Test
  void refusesAFileInPlaceOfAFolder() {
    Outcome outcome = cli.run("check", folder.resolve("facet.yaml").toString());

    assertEquals(ExitCode.UNABLE, outcome.code());
    assertTrue(outcome.err().contains("facet.yaml is a file"), outcome.err());
  }

  @Test
  void suggestsTheNearestCommand() {
    Outcome outcome = cli.run("chekc");

    assertEquals(ExitCode.USAGE, outcome.code());
    assertEquals(
        "facet: unknown command \"chekc\" (did you mean \"check\"?)\nsee facet --help\n",
        outcome.err());
    assertEquals("", outcome.out());
  }

  @Test
  void suggestsTheNearestOption() {
    Outcome outcome = cli.run("check", "--formt=json");

    assertEquals(ExitCode.USAGE, outcome.code());
    assertEquals(
        "facet: unknown option \"--formt\" (did you mean \"--format\"?)\nsee facet check --help\n",
        outcome.err());
  }

  @Test
  void suggestsNothingWhereNothingIsNear() {
    assertTrue(cli.run("zzzzzz").err().startsWith("facet: unknown command \"zzzzzz\"\n"));
  }

  @Test
  void suggestsCommandsOfTheSchemaCommand() {
    assertTrue(cli.run("schema", "directive").err().contains("did you mean \"directives\"?"));
  }

  @Test
  void refusesTooManyWords() {
    Outcome outcome = cli.run("start", project, "again");

    assertEquals(ExitCode.USAGE, outcome.code());
    assertTrue(outcome.err().contains("too many words: \"again\""), outcome.err());
  }

  @Test
  void refusesValuesAnOptionDoesNotKnow() {
    Outcome outcome = cli.run("check", project, "--format", "xml");

    assertEquals(ExitCode.USAGE, outcome.code());
    assertTrue(outcome.err().contains("--format"), outcome.err());
    assertTrue(outcome.err().contains("xml"), outcome.err());
  }

  @Test
  void saysWhatIsMissing() {
    Outcome outcome = cli.run("plan");

    assertEquals(ExitCode.USAGE, outcome.code());
    assertTrue(outcome.err().contains("FILE"), outcome.err());
  }

  @Test
  void showsHelpOnStandardErrorWithoutACommand() {
    Outcome outcome = cli.run();

    assertEquals(ExitCode.USAGE, outcome.code());
    assertTrue(outcome.err().contains("Usage: facet"), outcome.err());
    assertEquals("", outcome.out());
    assertEquals(ExitCode.USAGE, cli.run("schema").code());
  }

  @Test
  void showsAnExampleInTheHelpOfEveryCommand() {
    Stream.of(
            "demo", "dev", "start", "check", "plan", "explain", "schema", "healthcheck", "version")
        .forEach(command -> {
          Outcome outcome = cli.run(command, "--help");
          assertEquals(ExitCode.FINE, outcome.code());
          assertTrue(outcome.out().contains("Example"), outcome.out());
          assertTrue(outcome.out().contains("  facet " + command), outcome.out());
        });
    assertTrue(cli.run("schema", "directives", "-h").out().contains("  facet schema directives"));
  }

  @Test
  void listsAllCommandsInItsHelp() {
    String help = cli.run("--help").out();

    Stream.of(
            "demo", "dev", "start", "check", "plan", "explain", "schema", "healthcheck", "version")
        .forEach(command -> assertTrue(help.contains("\n  " + command + " "), command));
  }

  @Test
  void writesNoteButNoDetailUnlessAsked() {
    assertEquals("a note\n", cli.run("start", project).err());
    assertEquals("", cli.run("start", project, "-q").err());
    assertEquals("a note\na detail\n", cli.run("-v", "start", project).err());
  }

  @Test
  void saysWhichVersionItIs() {
    Outcome outcome = cli.run("version");

    assertEquals(ExitCode.FINE, outcome.code());
    assertEquals("facet unpackaged (java " + Runtime.version() + ")\n", outcome.out());
    assertEquals(outcome.out(), cli.run("--version").out());
    assertTrue(cli.run("version", "-v").out().contains("heap"));
  }

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

  @Test
  void coloursOnATerminalOnlyUnlessTold() {
    cli.commands.failure = CommandFailure.unable("no");
    String escape = "\u001b[";

    assertFalse(cli.run("dev", project).err().contains(escape));
    assertTrue(cli.run("--color", "always", "dev", project).err().contains(escape));
    cli.interactive = true;
    assertTrue(cli.run("dev", project).err().contains(escape));
    assertTrue(cli.run("--help").out().contains(escape));
    assertFalse(cli.run("--help", "--color=never").out().contains(escape));
    assertFalse(cli.run("dev", project, "--color", "never").err().contains(escape));
    cli.environment.put("TERM", "dumb");
    assertFalse(cli.run("dev", project).err().contains(escape));
    cli.environment.put("TERM", "xterm");
    cli.environment.put("NO_COLOR", "1");
    assertFalse(cli.run("dev", project).err().contains(escape));
    assertFalse(cli.run("--help").out().contains(escape));
  }

  @Test
  void takesAWordWithAnAtSignAsItIs() {
    assertTrue(cli.run("dev", "@project").err().contains("@project holds no facet.yaml"));
  }

  private Path report() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().contains("facet-report-"))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void saysWhatAnOptionTakes() {
    assertUsage("--format: xml (expected: text, json or github)", "check", "--format", "xml");
    assertUsage(
        "--template: minmal (expected: minimal or shop) (did you mean \"minimal\"?)",
        "init",
        "--template=minmal");
    assertUsage("--rounds: x (expected: an integer)", "train", "--rounds", "x");
    assertUsage("--fail-on: no value (expected: error or warning)", "check", "--fail-on");
    assertUsage("missing: FILE (expected: a file with the operation", "plan");
  }

  private void assertUsage(String start, String... words) {
    CliFixture.Outcome outcome = cli.run(words);
    assertEquals(ExitCode.USAGE, outcome.code());
    assertTrue(outcome.err().startsWith("facet: " + start), outcome.err());
  }
}
