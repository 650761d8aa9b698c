// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.server.config.yaml.Substitutions;
import dev.facet.server.pipeline.PluginCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a project, and when a reading is the same as another. */
class ProjectReaderTest {
  private static final String SDL = "type Query { greet: String! @value(json: \"Hello\") }";

  @TempDir private Path folder;
  @TempDir private Path elsewhere;
  private final Map<String, String> variables = new HashMap<>(Map.of("STAGE", "test"));
  private ProjectReader reader;

  @BeforeEach
  void writeProject() throws IOException {
    Files.writeString(elsewhere.resolve("secret"), "first secret\n");
    write("secret", "one");
    write(
        "facet.yaml",
        """
        version: 1
        services:
          catalog:
            endpoints: [{ url: "http://127.0.0.1:9" }]
            headers: { x-key: "${file:secret}", x-other: "${file:%s}", x-stage: "${env.STAGE}" }
        frontends:
          web: { path: /graphql, schema: ["*.graphql"], auth: none, documents: { files: ["*.json"] } }
          app: { path: /app, schema: ["*.graphql", "web.graphql"], auth: none }
        """
            .formatted(elsewhere.resolve("secret")));
    write("web.graphql", SDL);
    write("operations.json", "{ \"a\": \"{ greet }\" }");
    ProjectFolder project = new ProjectFolder(folder);
    reader =
        new ProjectReader(
            new ProjectInputs(
                project,
                new Substitutions(variables::get, project::value),
                PluginCatalogue.load()));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  /** Whether a change of a file is one of the project. */
  private boolean changes(Path file, String text) throws IOException {
    ProjectMark before = reader.read().mark();
    assertEquals(before.digest(), reader.readAgain(before).digest());
    Files.writeString(file, text);
    return !before.digest().equals(reader.readAgain(before).digest());
  }

  @Test
  void readsThatAGoodProjectIsGood() {
    assertTrue(ProjectCheck.of(reader.read()) instanceof Compilation.Compiled<CheckedProject>);
  }

  @Test
  void isNotChangedByFilesThatAreNoPartOfTheProject() throws IOException {
    assertFalse(changes(folder.resolve("facet.log"), "serving version 12ab of the files"));
  }

  @Test
  void isChangedByTextsOfAllKinds() throws IOException {
    assertTrue(changes(folder.resolve("web.graphql"), SDL + " type T { a: Int }"));
    assertTrue(changes(folder.resolve("more.graphql"), "type U { a: Int }"));
    assertTrue(changes(folder.resolve("operations.json"), "{}"));
    assertTrue(changes(folder.resolve("facet.yaml"), "version: 2"));
    assertTrue(changes(folder.resolve("facet.yaml"), "version: 3"));
  }

  @Test
  void isChangedByValuesThatAreNotInTheTextsAndKeepsItsVersion() throws IOException {
    String version = reader.read().version();

    assertTrue(changes(folder.resolve("secret"), "another"));
    assertTrue(changes(elsewhere.resolve("secret"), "another"));
    assertTrue(changes(elsewhere.resolve("secret"), ""));
    ProjectMark before = reader.read().mark();
    Files.delete(elsewhere.resolve("secret"));
    assertNotEquals(before.digest(), reader.readAgain(before).digest());
    Files.writeString(elsewhere.resolve("secret"), "another");
    before = reader.read().mark();
    variables.put("STAGE", "production");
    assertNotEquals(before.digest(), reader.readAgain(before).digest());

    assertEquals(version, reader.read().version());
  }

  @Test
  void decodesAConfigurationAgainOnlyWhereItOrAValueChanged() throws IOException {
    ProjectSources first = reader.read();
    write("web.graphql", SDL + " type T { a: Int }");
    ProjectSources second = reader.readAgain(first.mark());
    assertSame(first.configuration(), second.configuration());

    write("secret", "another");
    ProjectSources third = reader.readAgain(second.mark());
    assertNotSame(second.configuration(), third.configuration());
    assertEquals(third.digest(), reader.read().digest());
  }

  @Test
  void readsAFileOnceHoweverManyGlobsFindIt() {
    ProjectSources sources = reader.read();

    assertSame(text(sources, "*.graphql"), text(sources, "web.graphql"));
  }

  private static Object text(ProjectSources sources, String glob) {
    return sources.files().get(glob) instanceof GlobFiles.Found(var texts, _)
        ? texts.getFirst()
        : List.of();
  }

  @Test
  void keepsDigestsOfValuesAndNoValue() {
    DecodedConfig configuration = reader.read().configuration();

    assertEquals(3, configuration.values().size());
    assertFalse(configuration.values().toString().contains("first secret"));
  }

  @Test
  void saysWhatCannotBeReadOfAllFilesAtOnce() throws IOException {
    Files.write(folder.resolve("a.graphql"), new byte[] {(byte) 0xe9});
    Files.write(folder.resolve("b.graphql"), new byte[] {(byte) 0xe9});

    List<String> errors =
        ProjectCheck.of(reader.read()).diagnostics().stream().map(each -> each.message()).toList();

    assertEquals(2, errors.size(), "" + errors);
    assertTrue(errors.get(1).endsWith("b.graphql: not UTF-8 at byte 0"), "" + errors);
  }
}
