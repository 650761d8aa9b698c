// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.LauncherClone.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher script builds and runs, on a clone made of its parts. */
class LauncherIT {
  @TempDir Path temporary;
  private Path folder;
  private LauncherClone launcher;

  @BeforeEach
  void makeClone() throws IOException {
    folder = temporary.toRealPath();
    launcher = new LauncherClone(folder);
  }

  @Test
  void buildsWhatIsMissingOnceAndSaysSo() throws Exception {
    Map<String, String> variables =
        Map.of("JAVA_HOME", launcher.jdk("jdk-25", "25.0.3").toString());

    Outcome first = launcher.launch(variables, "version");
    Outcome second = launcher.launch(variables, "version");

    assertEquals("facet: building … (first run only)\n", first.err());
    assertEquals(0, first.exit());
    assertEquals("", second.err());
    assertEquals(
        List.of("--batch-mode -q -DskipTests package"),
        Files.readAllLines(launcher.path().resolve("mvnw.calls")));
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws Exception {
    Map<String, String> variables =
        Map.of("JAVA_HOME", launcher.jdk("jdk-25", "25.0.3").toString());
    launcher.built();
    Path source = launcher.path().resolve("schema/src/main/java/A.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

    Outcome outcome = launcher.launch(variables, "version");

    assertEquals("facet: building what changed\n", outcome.err());
  }

  @Test
  void doesNotBuildAgainForTests() throws Exception {
    launcher.built();
    Path test = launcher.path().resolve("schema/src/test/java/ATest.java");
    Files.createDirectories(test.getParent());
    Files.writeString(test, "");
    Files.setLastModifiedTime(test, FileTime.from(Instant.now().plusSeconds(60)));

    Outcome outcome =
        launcher.launch(
            Map.of("JAVA_HOME", launcher.jdk("jdk-25", "25.0.3").toString()), "version");

    assertEquals("", outcome.err());
  }

  @Test
  void saysHowToSeeWhyTheBuildFailed() throws Exception {
    Files.writeString(launcher.path().resolve("mvnw.fails"), "");

    Outcome outcome =
        launcher.launch(
            Map.of("JAVA_HOME", launcher.jdk("jdk-25", "25.0.3").toString()), "version");

    assertEquals(3, outcome.exit());
    assertTrue(outcome.err().contains("facet: the build failed."), outcome.err());
    assertFalse(Files.exists(launcher.jar()));
  }

  @Test
  void becomesJavaInTheCallersFolderWithTheCallersWords() throws Exception {
    launcher.built();
    Path link = Files.createSymbolicLink(folder.resolve("link"), launcher.path().resolve("facet"));

    Outcome outcome =
        launcher.run(
            Map.of("JAVA_HOME", launcher.jdk("jdk-25", "25.0.3").toString()),
            link,
            List.of("plan", "two words", "*"));

    assertEquals(
        List.of(
            "home " + folder.resolve("jdk-25"),
            "pid " + outcome.pid(),
            "folder " + folder,
            "word -jar",
            "word " + launcher.jar(),
            "word plan",
            "word two words",
            "word *"),
        outcome
            .out()
            .lines()
            .filter(line -> !line.startsWith("word -") || line.equals("word -jar"))
            .toList());
  }

  @Test
  void putsTheCallersOptionsBehindItsOwn() throws Exception {
    launcher.built();

    Outcome outcome =
        launcher.launch(
            Map.of(
                "JAVA_HOME",
                launcher.jdk("jdk-25", "25.0.3").toString(),
                "FACET_JAVA_OPTS",
                "-Xmx2g -XX:+UseG1GC"),
            "version");

    List<String> words = outcome.out().lines().filter(line -> line.startsWith("word")).toList();
    assertTrue(words.indexOf("word -Xmx2g") > words.indexOf("word -Xmx512m"), outcome.out());
    assertTrue(words.contains("word -XX:+UseG1GC"), outcome.out());
    assertFalse(words.contains("word -XX:+UseSerialGC"), outcome.out());
  }

  @Test
  void putsPluginsOfOnesOwnBehindTheJar() throws Exception {
    launcher.built();

    Outcome outcome =
        launcher.launch(
            Map.of(
                "JAVA_HOME",
                launcher.jdk("jdk-25", "25.0.3").toString(),
                "FACET_CLASS_PATH",
                "/opt/my signer.jar:/opt/plugins/*"),
            "version");

    List<String> words = outcome.out().lines().toList();
    int at = words.indexOf("word -cp");
    assertEquals(
        List.of(
            "word " + launcher.jar() + ":/opt/my signer.jar:/opt/plugins/*",
            "word dev.facet.entry.Facet",
            "word version"),
        words.subList(at + 1, words.size()));
    assertFalse(words.contains("word -jar"), outcome.out());
  }

  @Test
  void startsFromWhatTheTrainingRunNoted() throws Exception {
    launcher.built();
    Path cache = launcher.path().resolve("bff-server/target/facet.aot");
    Files.writeString(cache, "");

    String java = launcher.jdk("jdk-25", "25.0.3").toString();
    Outcome trained = launcher.launch(Map.of("JAVA_HOME", java), "version");
    Files.delete(cache);
    Outcome untrained = launcher.launch(Map.of("JAVA_HOME", java), "version");

    assertTrue(trained.out().contains("word -XX:AOTCache=" + cache), trained.out());
    assertFalse(trained.out().contains("-Xshare"), trained.out());
    assertFalse(untrained.out().contains("AOTCache"), untrained.out());
  }

  @Test
  void runsTheRealJar() throws Exception {
    Outcome outcome = launcher.launchReal("version");

    assertEquals(0, outcome.exit(), outcome.err());
    assertTrue(
        outcome.out().matches("(?s)facet \\d+\\.\\d+\\.\\d+(-SNAPSHOT)? \\(java 25.*"),
        outcome.out());
    assertEquals("", outcome.err());
  }

  @Test
  void endsWithTheExitCodeOfTheCommand() throws Exception {
    Outcome outcome = launcher.launchReal("chekc");

    assertEquals(2, outcome.exit());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().contains("did you mean \"check\"?"), outcome.err());
  }

  @Test
  void logsNothingOnStandardOutput() throws Exception {
    Outcome outcome = launcher.launchReal("healthcheck", "--url", "http://127.0.0.1:1/readyz");

    assertEquals(3, outcome.exit());
    assertEquals("", outcome.out());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
  }
}
