// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.yaml.Substitutions;
import dev.facet.server.pipeline.PluginCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of files that are no schemas. */
class ProjectLimitsTest {
  private static final int MEBIBYTE = 1 << 20;

  @TempDir private Path folder;

  @BeforeEach
  void writeProject() throws IOException {
    Files.writeString(
        folder.resolve("facet.yaml"),
        """
        version: 1
        frontends:
          web: { path: /graphql, schema: ["*.graphql"], auth: none }
        """);
    Files.writeString(
        folder.resolve("a.graphql"), "type Query { greet: String! @value(json: \"Hello\") }");
  }

  private List<String> errors() {
    ProjectFolder project = new ProjectFolder(folder);
    ProjectInputs inputs =
        new ProjectInputs(
            project, new Substitutions(_ -> null, project::value), PluginCatalogue.load());
    return ProjectCheck.of(new ProjectReader(inputs).read()).diagnostics().stream()
        .map(Diagnostic::message)
        .map(message -> message.replace(folder + "/", ""))
        .toList();
  }

  private void blank(String name, int bytes) throws IOException {
    Files.writeString(folder.resolve(name), " ".repeat(bytes));
  }

  @Test
  void aFileHasEightMebibytesAtMost() throws IOException {
    blank("b.graphql", 8 * MEBIBYTE);
    blank("c.graphql", 8 * MEBIBYTE + 1);

    assertEquals(List.of("c.graphql: longer than 8 MiB"), errors());
  }

  @Test
  void allFilesHaveThirtyTwoMebibytesAtMost() throws IOException {
    for (String name : List.of("b", "c", "d", "e", "f")) {
      blank(name + ".graphql", 7 * MEBIBYTE);
    }

    assertEquals(List.of("f.graphql: the files of the project hold more than 32 MiB"), errors());
  }

  @Test
  void aConfigurationThatIsTooLongIsAFinding() throws IOException {
    blank("facet.yaml", 8 * MEBIBYTE + 1);

    assertEquals(List.of("facet.yaml: longer than 8 MiB"), errors());
  }

  @Test
  void aLinkThatLeadsNowhereIsToldAndTheLockOfAnEditorIsNot() throws IOException {
    Files.createSymbolicLink(folder.resolve("gone.graphql"), Path.of("nowhere"));
    Files.createSymbolicLink(folder.resolve("self.graphql"), Path.of("self.graphql"));
    Files.createSymbolicLink(folder.resolve(".#a.graphql"), Path.of("me@host.1"));

    assertEquals(
        List.of(
            "gone.graphql: a symbolic link that leads to no file",
            "self.graphql: a symbolic link that leads to no file"),
        errors());
  }

  @Test
  void aProjectWithoutThemIsGood() {
    assertEquals(List.of(), errors());
  }
}
