// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.cli.CliFixture.Outcome;
import dev.facet.server.cli.argument.DemoOptions;
import dev.facet.server.cli.argument.DevOptions;
import dev.facet.server.cli.argument.ListenOptions;
import dev.facet.server.cli.argument.StartOptions;
import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.result.CommandFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FacetCliTest extends WithCli {
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
            new DevOptions(folder, new ListenOptions("::1", null))),
        cli.commands.asked);
  }

  @Test
  void givesDemoTheHost() {
    cli.run("demo", "--host", "127.0.0.2");

    assertEquals(List.of(new DemoOptions(Path.of("demo"), 8080, "127.0.0.2")), cli.commands.asked);
  }

  @Test
  void rejectsAFolderWithoutConfiguration() {
    Outcome outcome = cli.run("dev", folder.resolve("elsewhere").toString());

    assertEquals(ExitCode.UNABLE, outcome.code());
    assertTrue(outcome.err().contains("elsewhere does not exist"), outcome.err());
    assertEquals(List.of(), cli.commands.asked);
  }

  @Test
  void rejectsAFileInPlaceOfAFolder() {
    Outcome outcome = cli.run("check", folder.resolve("facet.yaml").toString());

    assertEquals(ExitCode.UNABLE, outcome.code());
    assertTrue(outcome.err().contains("facet.yaml is a file"), outcome.err());
  }

  @Test
  void showsHelpOnStandardErrorWithoutACommand() {
    Outcome outcome = cli.run();

    assertEquals(ExitCode.USAGE, outcome.code());
    assertTrue(outcome.err().contains("Usage: facet"), outcome.err());
    assertEquals("", outcome.out());
    assertEquals(ExitCode.USAGE, cli.run("schema").code());
    assertEquals(ExitCode.USAGE, cli.run("config").code());
  }

  @Test
  void showsAnExampleInTheHelpOfEveryCommand() {
    Stream.of(
            "demo",
            "init",
            "dev",
            "start",
            "check",
            "test",
            "diff",
            "plan",
            "explain",
            "schema",
            "config",
            "healthcheck",
            "version")
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
            "demo",
            "init",
            "dev",
            "start",
            "check",
            "diff",
            "plan",
            "explain",
            "schema",
            "config",
            "healthcheck",
            "version")
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
    assertTrue(cli.run("dev", "@project").err().contains("@project does not exist"));
  }
}
