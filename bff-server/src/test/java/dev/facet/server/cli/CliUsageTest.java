// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.cli.CliFixture.Outcome;
import dev.facet.server.cli.process.ExitCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the program says of words that it does not understand. */
class CliUsageTest extends WithCli {
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
  void listsTheCommandsWhereNothingIsNear() {
    assertTrue(
        cli.run("zzzzzz")
            .err()
            .startsWith("facet: unknown command \"zzzzzz\" (expected: demo, init, import, dev, "));
  }

  @Test
  void suggestsCommandsOfTheSchemaCommand() {
    assertTrue(cli.run("schema", "directive").err().contains("did you mean \"directives\"?"));
  }

  @Test
  void rejectsTooManyWords() {
    Outcome outcome = cli.run("start", project, "again");

    assertEquals(ExitCode.USAGE, outcome.code());
    assertTrue(outcome.err().contains("too many words: \"again\""), outcome.err());
  }

  @Test
  void saysWhatAnOptionTakes() {
    assertUsage(
        "--format: xml (expected: text, json, github or sarif)", "check", "--format", "xml");
    assertUsage(
        "--template: minmal (expected: minimal or shop) (did you mean \"minimal\"?)",
        "init",
        "--template=minmal");
    assertUsage("--rounds: x (expected: an integer)", "train", "--rounds", "x");
    assertUsage("--fail-on: no value (expected: error or warning)", "check", "--fail-on");
    assertUsage("missing: FILE (expected: a file with the operation", "plan");
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

  private void assertUsage(String start, String... words) {
    CliFixture.Outcome outcome = cli.run(words);
    assertEquals(ExitCode.USAGE, outcome.code());
    assertTrue(outcome.err().startsWith("facet: " + start), outcome.err());
  }
}
