// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlobRemedyTest {
  private static final String START = "globs start at the folder of facet.yaml";

  @TempDir Path folder;

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectories(folder.resolve("schema/web"));
    Files.createDirectories(folder.resolve("empty"));
    Files.writeString(folder.resolve("schema/shop.graphqls"), "");
  }

  @Test
  void suggestsFoldersOfAlikeNames() {
    assertEquals(START + "; did you mean \"schema/*.graphql\"?", remedy("schmea/*.graphql"));
    assertEquals(START + "; did you mean \"schema/web/*\"?", remedy("schema/wbe/*"));
    assertEquals(START + "; did you mean \"schema\"?", remedy("shema"));
  }

  @Test
  void showsWhatIsThere() {
    assertEquals(START + "; \"schema\" holds shop.graphqls, web", remedy("schema/*.graphql"));
    assertEquals(START + "; \"empty\" is empty", remedy("empty/*.graphql"));
    assertEquals("it is a folder; did you mean \"schema/web/*.graphql\"?", remedy("schema/web"));
  }

  @Test
  void tellsFormsThatFindNothing() {
    assertEquals(START + ", and stay below it", remedy("/etc/*.graphql"));
    assertEquals(START + ", and stay below it", remedy("../shop/*.graphql"));
    assertEquals(START + ": write \"schema/*.graphqls\"", remedy("./schema/*.graphqls"));
    assertEquals("write / between folders: \"schema/*.gql\"", remedy("schema\\*.gql"));
    assertEquals(START, remedy("nowhere/near/*.graphql"));
  }

  @Test
  void looksAroundInTheCurrentFolder() {
    String remedy = new GlobRemedy(Path.of("")).of("srcc/*.graphql");

    assertTrue(remedy.startsWith(START), remedy);
  }

  private String remedy(String glob) {
    return new GlobRemedy(folder).of(glob);
  }
}
