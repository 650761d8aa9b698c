// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.command.MistakenProject.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schema files in other encodings and with other line ends: findings name the file and place. */
class SchemaBytesTest {
  private static final String MARK = "\uFEFF";

  @TempDir Path folder;

  @BeforeEach
  void makeProject() throws IOException {
    String text = MistakenProject.GOOD.replace("schema/*.graphql", "schema/**.graphql");
    new MistakenProject(folder).write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void namesTheFileThatIsNotUtf8AndThePlaceOfTheByte() throws IOException {
    Files.createDirectories(folder.resolve("schema/old"));
    Files.write(
        folder.resolve("schema/old/shop.graphql"),
        "# sizes\n# Gr\u00F6\u00DFen\ntype Size { id: ID }\n"
            .getBytes(StandardCharsets.ISO_8859_1));

    Outcome outcome = check();

    assertTrue(
        outcome.out().contains("/schema/old/shop.graphql: not UTF-8 at byte 12\n"), outcome.out());
    assertTrue(outcome.out().contains("/schema/old/shop.graphql:2:5\n"), outcome.out());
    assertTrue(outcome.out().contains("= help: save the file as UTF-8"), outcome.out());
    assertFalse(outcome.out().contains("schema/**"), outcome.out());
  }

  @Test
  void namesThePlaceOfTheByteBehindAByteOrderMark() throws IOException {
    Files.write(
        folder.resolve("schema/c.graphql"),
        (MARK + "# \u00DF").replace("\u00DF", "\u00C3").getBytes(StandardCharsets.UTF_8));
    byte[] bytes = Files.readAllBytes(folder.resolve("schema/c.graphql"));
    bytes[bytes.length - 1] = 'x'; // the second byte of a character is now none
    Files.write(folder.resolve("schema/c.graphql"), bytes);

    assertTrue(check().out().contains("/schema/c.graphql:1:3\n"), check().out());
  }

  @Test
  void aByteOrderMarkShiftsNoColumnAndIsNotShown() throws IOException {
    write(MARK + "type Query { a: Strin @rest(service: blog, get: \"/a\") }\n");

    Outcome outcome = check();

    assertPlace("1:17", outcome);
    assertTrue(outcome.out().contains("\n1 | type Query { a: Strin @rest"), outcome.out());
    assertFalse(outcome.out().contains("\uFFFD"), outcome.out());
    assertFalse(outcome.out().contains(MARK), outcome.out());
  }

  @Test
  void everyLineEndCountsAsOne() throws IOException {
    String schema = "# one\n# two\ntype Query { a: Strin @rest(service: blog, get: \"/a\") }\n";
    for (String end : new String[] {"\n", "\r\n", "\r"}) {
      write(schema.replace("\n", end));

      Outcome outcome = check();

      assertPlace("3:17", outcome);
      assertTrue(outcome.out().contains("\n3 | type Query { a: Strin @rest"), outcome.out());
    }
  }

  private void write(String schema) throws IOException {
    Files.writeString(folder.resolve("schema/blog.graphql"), schema);
  }

  private Outcome check() {
    Outcome outcome = new MistakenProject(folder).run("check", folder.toString());
    assertEquals(ExitCode.FINDINGS, outcome.code(), outcome.all());
    return outcome;
  }

  private static void assertPlace(String place, Outcome outcome) {
    assertTrue(outcome.out().contains("/schema/blog.graphql:" + place + "\n"), outcome.out());
  }
}
