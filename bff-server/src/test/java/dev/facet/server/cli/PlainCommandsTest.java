// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.cli.CliFixture.Outcome;
import dev.facet.server.cli.process.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainCommandsTest {
  @TempDir Path folder;
  private CliFixture cli;
  private String project;

  @BeforeEach
  void project() throws IOException {
    cli = new CliFixture(folder);
    project = Files.createDirectory(folder.resolve("shop")).toString();
    Files.createFile(Path.of(project, "facet.yaml"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "start"})
  void servesTheFolderBehindTheCommandAsTheParserWould(String command) {
    Outcome plain = cli.run(command, project);
    Outcome parsed = cli.run("--color", "never", command, project);

    assertEquals(parsed, plain);
    assertEquals(2, cli.commands.asked.size());
    assertEquals(cli.commands.asked.get(1), cli.commands.asked.get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "start", "train"})
  void runsACommandAloneAsTheParserWould(String command) {
    Outcome plain = cli.run(command);
    Outcome parsed = cli.run("--color", "never", command);

    assertEquals(parsed, plain);
    assertEquals(2, cli.commands.asked.size());
    assertEquals(cli.commands.asked.get(1), cli.commands.asked.get(0));
  }

  @Test
  void tellsOfFailuresAsTheParserWould() {
    String missing = folder.resolve("nowhere").toString();

    assertEquals(cli.run("--color", "never", "dev", missing), cli.run("dev", missing));
  }

  @Test
  void leavesOptionsAndOtherWordsToTheParser() {
    List<String[]> lines =
        List.of(
            new String[] {},
            new String[] {"start", "--help"},
            new String[] {"start", ""},
            new String[] {"demo", "shop"},
            new String[] {"start", project, "again"},
            new String[] {"version"});

    for (String[] words : lines) {
      assertTrue(
          PlainCommands.of(new FacetCommand(Invocation.ofProcess()), cli.commands, words).isEmpty(),
          String.join(" ", words));
    }
  }
}
