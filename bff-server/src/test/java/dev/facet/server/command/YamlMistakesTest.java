// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.command.MistakenProject.Outcome;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in facet.yaml are told once, where they are, with a remedy and in our own words. */
class YamlMistakesTest {
  @TempDir Path folder;

  static Stream<YamlMistake> mistakes() {
    return Stream.of(
            YamlSyntaxRows.all(), YamlQuoteRows.all(), YamlShapeRows.all(), YamlValueRows.all())
        .flatMap(rows -> rows.stream());
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void tellsPlaceFaultAndRemedy(YamlMistake mistake) throws IOException {
    Outcome outcome = check(mistake.file().getBytes(StandardCharsets.UTF_8));

    assertFinding(mistake.place(), mistake.message(), outcome);
    String help = mistake.help().isEmpty() ? "= more: " : "= help: " + mistake.help();
    assertTrue(outcome.out().contains(help), outcome.out());
  }

  @Test
  void knowsThatTheUntouchedFileIsGood() throws IOException {
    Outcome outcome = check(MistakenProject.GOOD.getBytes(StandardCharsets.UTF_8));

    assertEquals(new Outcome(ExitCode.FINE, "", "no findings\n"), outcome);
  }

  @Test
  void countsLinesAndColumnsWhateverTheLineEndsAndTheByteOrderMark() throws IOException {
    String bad = MistakenProject.GOOD.replace("depth: 12", "depth: -1");
    for (String text :
        new String[] {"\uFEFF" + bad, bad.replace("\n", "\r\n"), bad.replace("\n", "\r")}) {
      assertFinding(
          "17:22", "depth: -1 (expected: 1 or more)", check(text.getBytes(StandardCharsets.UTF_8)));
    }
    String first = "\uFEFF" + MistakenProject.GOOD.replace("version: 1\n", "version: 2\n");
    assertFinding(
        "1:10", "version: 2 (expected: 1)", check(first.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void tellsBytesThatAreNotUtf8() throws IOException {
    String text = MistakenProject.GOOD.replace("frontends:", "# f\u00FCr alle\nfrontends:");
    assertFinding("11:4", "not UTF-8 at byte 299", check(text.getBytes(Charset.forName("latin1"))));
    assertFinding("1:1", "not UTF-8 at byte 0", check(text.getBytes(StandardCharsets.UTF_16)));
  }

  @Test
  void tellsFilesWithoutConfiguration() throws IOException {
    for (String text : new String[] {"# to do\n", "---\n", "~\n"}) {
      Outcome outcome = check(text.getBytes(StandardCharsets.UTF_8));
      assertFinding("1:1", "the file holds no configuration", outcome);
      assertTrue(outcome.out().contains("= help: start with \"version: 1\""), outcome.out());
    }
    assertTrue(check(new byte[0]).out().contains("the file holds no configuration"));
    assertFinding(
        "1:1",
        "the file: hello (expected: a mapping)",
        check("hello\n".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void tellsAFolderOrAnotherNameInPlaceOfTheFile() throws IOException {
    Files.createDirectories(folder.resolve("a/facet.yaml"));
    Files.createDirectories(folder.resolve("b/below"));
    Files.writeString(folder.resolve("b/facet.yml"), MistakenProject.GOOD);

    assertUnable("a/facet.yaml is a folder\n", "a");
    assertUnable("rename " + folder + "/b/facet.yml to facet.yaml\n", "b");
    Files.move(folder.resolve("b/facet.yml"), folder.resolve("b/facet.yaml"));
    assertUnable("did you mean " + folder + "/b?\n", "b/below");
    assertUnable("did you mean " + folder + "/b?\n", "");
    assertUnable("c does not exist\n", "c");
  }

  @Test
  void doesNotPrintPasswordsOfUrls() throws IOException {
    String text = MistakenProject.GOOD.replace("//localhost", "//me:s3cr3t@localhost");
    Outcome outcome = check(text.getBytes(StandardCharsets.UTF_8));

    assertFinding("6:24", "url: *** (expected: no query, fragment or user)", outcome);
    assertFalse(outcome.all().contains("s3cr3t"), outcome.all());
  }

  private Outcome check(byte[] configuration) throws IOException {
    MistakenProject project = new MistakenProject(folder.resolve("shop"));
    project.write(configuration);
    return project.run("check", project.folder().toString());
  }

  private void assertUnable(String words, String below) {
    Outcome outcome = new MistakenProject(folder).run("check", folder.resolve(below).toString());
    assertEquals(ExitCode.UNABLE, outcome.code());
    assertTrue(outcome.err().contains(words), outcome.err());
  }

  private static void assertFinding(String place, String message, Outcome outcome) {
    assertEquals(ExitCode.FINDINGS, outcome.code(), outcome.all());
    assertEquals("1 error\n", outcome.err(), outcome.all());
    assertTrue(outcome.out().contains("facet.yaml:" + place + "\n"), outcome.out());
    assertTrue(outcome.out().lines().findFirst().orElse("").endsWith(message), outcome.out());
    assertFalse(outcome.isForeign(), outcome.out());
  }
}
