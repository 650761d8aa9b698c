// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.config.finding.LongValueException;
import dev.facet.server.config.finding.NotUtf8Exception;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectFolderTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    for (String file : List.of("a", "schema/b", "schema/web/c", "schema/web/deep/d", "ops/e")) {
      Path path = folder.resolve(file + ".graphql");
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, "# " + file);
    }
  }

  private String found(String glob) throws IOException {
    return String.join(
        " ",
        new ProjectFolder(folder)
            .matching(glob).stream().map(file -> file.text().substring(2)).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.graphql|a",
        "*.graphql|a",
        "schema/*.graphql|schema/b",
        "schema/web/c.graphql|schema/web/c",
        "schema/*/*.graphql|schema/web/c",
        "schema/**.graphql|schema/b schema/web/c schema/web/deep/d",
        "schema/**/*.graphql|schema/web/c schema/web/deep/d",
        "**.graphql|a ops/e schema/b schema/web/c schema/web/deep/d",
        "{a,schema/web/deep/d,ops/*}.graphql|a ops/e schema/web/deep/d",
        "[a-b].graphql|a",
        "schema|''",
        "nowhere/*.graphql|''",
        "a.graphql/*|''",
      })
  void findsFilesInTheOrderOfTheirNames(String glob, String files) throws IOException {
    assertEquals(files, found(glob));
  }

  @Test
  void followsLinksButNotInCircles() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("f.graphql"), "# f");
    Files.createSymbolicLink(folder.resolve("schema/linked"), elsewhere);
    Files.createSymbolicLink(folder.resolve("schema/again"), folder.resolve("schema"));
    Files.createSymbolicLink(folder.resolve("schema/broken"), folder.resolve("nowhere"));

    assertEquals("schema/b f schema/web/c schema/web/deep/d", found("schema/**.graphql"));
  }

  @Test
  void rejectsWhatIsNoGlob() {
    assertThrows(PatternSyntaxException.class, () -> found("schema/["));
  }

  @Test
  void namesTheFileThatIsNotUtf8() throws IOException {
    Files.write(folder.resolve("ops/x.graphql"), new byte[] {'#', (byte) 0xff});

    var failure = assertThrows(IOException.class, () -> found("ops/*"));
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.endsWith("ops/x.graphql: not UTF-8 at byte 1"), message);
  }

  @Test
  void takesTheValueOfAFileWithoutItsLastLineBreakAndByteOrderMark() throws IOException {
    Files.writeString(folder.resolve("value"), "\uFEFFone\ntwo\n");

    ProjectFolder project = new ProjectFolder(folder.resolve("schema"));
    assertEquals("one\ntwo", project.value("../value"));
    assertEquals("one\ntwo", project.value(folder.resolve("value").toString()));
  }

  @Test
  void takesNoValueOfWhatIsNoSmallTextFile() throws Exception {
    ProjectFolder project = new ProjectFolder(folder);
    Files.write(folder.resolve("binary"), new byte[] {(byte) 0xe9});
    Files.write(folder.resolve("large"), new byte[(1 << 20) + 1]);

    assertThrows(NotUtf8Exception.class, () -> project.value("binary"));
    assertThrows(LongValueException.class, () -> project.value("large"));
    assertThrows(IOException.class, () -> project.value("schema"));
    assertEquals(0, new ProcessBuilder("mkfifo", "" + folder.resolve("pipe")).start().waitFor());
    assertThrows(FileSystemException.class, () -> project.value("pipe")); // nobody will ever write
    assertThrows(NoSuchFileException.class, () -> project.value("nowhere"));
    assertThrows(NoSuchFileException.class, () -> project.value("no\0name"));
  }
}
