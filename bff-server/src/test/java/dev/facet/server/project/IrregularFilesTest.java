// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.cli.argument.ExistingProject;
import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.config.yaml.Substitutions;
import dev.facet.server.pipeline.PluginCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What stands where a file is to be is told, and never waited for. */
@Timeout(60)
class IrregularFilesTest {
  private static final String CONFIGURATION =
      """
      version: 1
      frontends:
        web: { path: /graphql, schema: ["*.graphql"], auth: none }
      """;

  @TempDir private Path folder;

  private List<Diagnostic> findings() {
    ProjectFolder project = new ProjectFolder(folder);
    ProjectInputs inputs =
        new ProjectInputs(
            project, new Substitutions(_ -> null, project::value), PluginCatalogue.load());
    return ProjectCheck.of(new ProjectReader(inputs).read()).diagnostics();
  }

  private List<String> errors() {
    return findings().stream()
        .map(Diagnostic::message)
        .map(message -> message.replace(folder + "/", ""))
        .toList();
  }

  private void writeProject() throws IOException {
    Files.writeString(folder.resolve("facet.yaml"), CONFIGURATION);
    Files.writeString(
        folder.resolve("a.graphql"), "type Query { greet: String! @value(json: \"Hello\") }");
  }

  private void pipe(String name) throws IOException, InterruptedException {
    assertEquals(
        0, new ProcessBuilder("mkfifo", folder.resolve(name).toString()).start().waitFor());
  }

  @Test
  void aPipeInPlaceOfTheConfigurationIsAFinding() throws Exception {
    pipe("facet.yaml");
    assertEquals(List.of("facet.yaml: not a regular file"), errors());
  }

  @Test
  void aDeviceOrAFolderInPlaceOfTheConfigurationIsAFinding() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("facet.yaml"), Path.of("/dev/zero"));
    assertEquals(List.of("facet.yaml: not a regular file"), errors());
    Files.delete(link);
    Files.createDirectory(link);
    assertEquals(List.of("facet.yaml: a folder"), errors());
  }

  @Test
  void aConfigurationThatIsTooLongIsNotAMatterOfGlobs() throws IOException {
    Files.writeString(folder.resolve("facet.yaml"), " ".repeat((8 << 20) + 1));
    assertEquals("check that it is the configuration", findings().getFirst().hint());
  }

  @Test
  void aLinkInPlaceOfTheConfigurationThatLeadsNowhereIsTold() throws IOException {
    Files.createSymbolicLink(folder.resolve("facet.yaml"), Path.of("gone.yaml"));
    CommandFailure failure = assertThrows(CommandFailure.class, () -> ExistingProject.at(folder));
    assertEquals(
        folder + "/facet.yaml is a symbolic link that leads to no file", failure.getMessage());
  }

  @Test
  void amongSchemasTheyAreFindingsAtTheirGlob() throws Exception {
    writeProject();
    pipe("b.graphql");
    Files.createSymbolicLink(folder.resolve("c.graphql"), Path.of("/dev/zero"));
    Files.createDirectory(folder.resolve("d.graphql"));

    assertEquals(
        List.of(
            "b.graphql: not a regular file",
            "c.graphql: not a regular file",
            "d.graphql: a folder"),
        errors());
    assertTrue(
        findings().stream().allMatch(each -> String.valueOf(each.span()).endsWith("yaml:3:35")),
        findings()::toString);
  }

  @Test
  void foldersThatAGlobOfAllNamesMeetsArePassedOver() throws IOException {
    writeProject();
    Files.writeString(
        folder.resolve("facet.yaml"), CONFIGURATION.replace("*.graphql", "schema/**"));
    Path schema = folder.resolve("schema");
    Files.createDirectories(schema.resolve("more.d"));
    Files.move(folder.resolve("a.graphql"), schema.resolve("a.graphql"));

    assertEquals(List.of(), errors());
  }
}
