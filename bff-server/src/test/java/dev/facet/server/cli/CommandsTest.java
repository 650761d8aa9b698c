// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.cli.CliFixture.Outcome;
import dev.facet.server.cli.argument.CheckOptions;
import dev.facet.server.cli.argument.ExplainOptions;
import dev.facet.server.cli.argument.PlanOptions;
import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.result.FindingsException;
import dev.facet.server.cli.result.GeneratedFile;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The commands that print data. */
class CommandsTest extends WithCli {
  @Test
  void trainsWithoutShowingInHelp() {
    Outcome outcome = cli.run("train", "--rounds", "3");
    Outcome help = cli.run("--help");

    assertEquals(ExitCode.FINE, outcome.code());
    assertEquals(List.of(3), cli.commands.asked);
    assertFalse(help.out().contains("train"), help.out());
  }

  @Test
  void checksAGoodProjectSilentlyOnStandardOutput() {
    Outcome outcome = cli.run("check", project, "--documents", "a/*.graphql", "--documents=b");

    assertEquals(ExitCode.FINE, outcome.code());
    assertEquals("", outcome.out());
    assertEquals("no findings\n", outcome.err());
    assertEquals(
        List.of(new CheckOptions(folder, List.of("a/*.graphql", "b"), null)), cli.commands.asked);
  }

  @Test
  void exitsWithOneOnErrors() {
    cli.commands.findings = List.of(Samples.error(), Samples.warning());

    Outcome outcome = cli.run("check", project);

    assertEquals(ExitCode.FINDINGS, outcome.code());
    assertTrue(outcome.out().contains("error[FACET-S012]"), outcome.out());
    assertEquals("1 error, 1 warning\n", outcome.err());
  }

  @Test
  void exitsWithOneOnWarningsWhereAsked() {
    cli.commands.findings = List.of(Samples.warning());

    assertEquals(ExitCode.FINE, cli.run("check", project).code());
    assertEquals(ExitCode.FINDINGS, cli.run("check", project, "--fail-on=warning").code());
  }

  @Test
  void printsOneJsonDocumentAndNothingElse() {
    cli.commands.findings = List.of(Samples.error());

    Outcome outcome = cli.run("check", project, "--format=json");

    JsonObject json = new JsonObject(outcome.out());
    assertEquals(1, json.getInteger("formatVersion"));
    assertEquals("check", json.getString("command"));
    assertFalse(json.getBoolean("ok"));
    assertEquals(1, json.getJsonArray("diagnostics").size());
    assertEquals("", outcome.err());
  }

  @Test
  void printsAPlanOfAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("q.graphql"), "{ a }");

    Outcome outcome =
        cli.run(
            "plan",
            file.toString(),
            "--dir",
            project,
            "--frontend",
            "web",
            "--operation",
            "Q",
            "--variables",
            "{\"a\":1}");

    assertEquals("two waves\n", outcome.out());
    assertEquals(
        List.of(
            new PlanOptions("{ a }", file.toString(), folder, "web", "Q", "{\"a\":1}", List.of())),
        cli.commands.asked);
  }

  @Test
  void printsAPlanOfStandardInputAsJson() {
    cli.input = "{ ä }";

    Outcome outcome = cli.run("plan", "-", "--dir", project, "--format", "json");

    assertEquals(
        new JsonObject().put("formatVersion", 1).put("command", "plan").put("waves", 2),
        new JsonObject(outcome.out()));
    assertEquals(
        List.of(new PlanOptions("{ ä }", "-", folder, null, null, "{}", List.of())),
        cli.commands.asked);
  }

  @Test
  void hasNoAnnotationsForPlans() {
    Outcome outcome = cli.run("plan", "-", "--dir", project, "--format", "github");

    assertEquals(ExitCode.USAGE, outcome.code());
  }

  @Test
  void saysWhichOperationFileIsMissing() {
    Outcome outcome = cli.run("plan", "nowhere.graphql", "--dir", project);

    assertEquals(ExitCode.UNABLE, outcome.code());
    assertEquals(
        """
        facet: nowhere.graphql does not exist
        paths start at the folder facet is started in
        """,
        outcome.err());
  }

  @Test
  void saysThatAFolderIsNoOperation() {
    Outcome outcome = cli.run("plan", project, "--dir", project);

    assertEquals(ExitCode.UNABLE, outcome.code());
    assertEquals("facet: " + project + " is a folder\ngive one file of it\n", outcome.err());
  }

  @Test
  void saysWhereAnOperationFileIsNotUtf8() throws IOException {
    Path file = folder.resolve("latin.graphql");
    Files.write(file, new byte[] {'{', ' ', (byte) 0xe9, ' ', '}'});

    Outcome outcome = cli.run("plan", file.toString(), "--dir", project);

    assertEquals(ExitCode.UNABLE, outcome.code());
    assertEquals("facet: " + file + ": not UTF-8 at byte 2\n", outcome.err());
  }

  @Test
  void printsFindingsInPlaceOfAPlan() {
    cli.commands.failure = new FindingsException(List.of(Samples.error()));

    Outcome outcome = cli.run("plan", "-", "--dir", project);

    assertEquals(ExitCode.FINDINGS, outcome.code());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().contains("error[FACET-S012]: unknown service"), outcome.err());
  }

  @Test
  void explainsWithoutAProject() {
    Outcome outcome = cli.run("explain", "FACET-S012");

    assertEquals("it means this\n", outcome.out());
    assertEquals(
        List.of(new ExplainOptions(List.of("FACET-S012"), Path.of(""))), cli.commands.asked);
  }

  @Test
  void explainsARouteInTwoWords() {
    assertEquals(ExitCode.FINE, cli.run("explain", "route", "orders").code());
    assertEquals(ExitCode.USAGE, cli.run("explain", "two", "words").code());
    assertEquals(1, cli.commands.asked.size());
  }

  @Test
  void writesDirectivesOnceAndKeepsWhatIsTheUsers() throws IOException {
    cli.commands.files =
        List.of(
            new GeneratedFile("schema/.facet/directives.graphql", "directive @a on FIELD\n", true),
            new GeneratedFile(".graphqlrc.yml", "schema: x\n", false));
    Path ours = folder.resolve("schema/.facet/directives.graphql");
    Path theirs = folder.resolve(".graphqlrc.yml");

    assertEquals(2, cli.run("schema", "directives", project).err().lines().count());
    assertEquals("directive @a on FIELD\n", Files.readString(ours));
    assertTrue(cli.run("schema", "directives", project).err().contains("unchanged  " + ours));

    Files.writeString(ours, "old");
    Files.writeString(theirs, "my own");
    String notes = cli.run("schema", "directives", project).err();
    assertTrue(notes.contains("written    " + ours), notes);
    assertTrue(notes.contains("kept       " + theirs), notes);
    assertEquals("my own", Files.readString(theirs));
  }

  @Test
  void printsDirectivesInsteadOfWriting() {
    cli.commands.files = List.of(new GeneratedFile("a.graphql", "directive @a on FIELD\n", true));

    Outcome outcome = cli.run("schema", "directives", project, "--print");

    assertEquals("# a.graphql\ndirective @a on FIELD\n", outcome.out());
    assertFalse(Files.exists(folder.resolve("a.graphql")));
  }
}
