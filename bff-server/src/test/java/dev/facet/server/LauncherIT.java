// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher script, run on a clone made of its parts: a JDK that prints how it was called, a
 * Maven wrapper that leaves a mark, no source files but those a test writes.
 */
class LauncherIT {
  @TempDir Path folder;
  private Path clone;
  private Path jar;

  private record Outcome(int exit, String out, String err, long pid) {}

  @BeforeEach
  void makeClone() throws IOException {
    folder = folder.toRealPath();
    clone = Files.createDirectories(folder.resolve("a clone"));
    Files.copy(
        Path.of(System.getProperty("facet.root"), "facet"),
        clone.resolve("facet"),
        StandardCopyOption.COPY_ATTRIBUTES);
    jar = clone.resolve("bff-server/target/facet.jar");
    Files.writeString(clone.resolve("pom.xml"), "");
    script(
        clone.resolve("mvnw"),
        """
        echo "$*" >>mvnw.calls
        [[ -f mvnw.fails ]] && exit 1
        mkdir -p bff-server/target/lib
        : >bff-server/target/facet.jar
        """);
  }

  @Test
  void saysInOneLineThatOnlyAnOldJavaIsThere() throws Exception {
    Path old = jdk("jdk-17", "17.0.15");

    Outcome outcome = launch(Map.of("PATH", old.resolve("bin").toString()), "version");

    assertEquals(
        "facet: needs a JDK 25, found Java 17 at "
            + old
            + ". Install one (for one, from https://adoptium.net) and set JAVA_HOME to it.\n",
        outcome.err());
    assertEquals(3, outcome.exit());
    assertEquals("", outcome.out());
  }

  @Test
  void asksAJavaWithoutReleaseFileForItsVersion() throws Exception {
    Path old = jdk("jdk-8", "1.8.0_412");
    Files.delete(old.resolve("release"));

    Outcome outcome = launch(Map.of("PATH", old.resolve("bin").toString()), "version");

    assertTrue(outcome.err().contains("found Java 8 at " + old), outcome.err());
  }

  @Test
  void saysThatNoJavaIsThere() throws Exception {
    Outcome outcome = launch(Map.of("PATH", folder.toString()), "version");

    assertTrue(outcome.err().startsWith("facet: needs a JDK 25, found no Java."), outcome.err());
    assertEquals(3, outcome.exit());
  }

  @Test
  void takesNoOtherJavaThanTheOneDemanded() throws Exception {
    Path old = jdk("jdk-17", "17.0.15");
    Path fit = jdk("jdk-25", "25.0.3");

    Outcome outcome =
        launch(Map.of("FACET_JAVA_HOME", old.toString(), "JAVA_HOME", fit.toString()), "version");

    assertEquals(3, outcome.exit());
    assertTrue(outcome.err().contains("found Java 17 at " + old), outcome.err());
  }

  @Test
  void findsAJdkInTheFoldersWhenJavaHomeIsOld() throws Exception {
    Path old = jdk("old/jdk-17", "17.0.15");
    Path fit = jdk("usual/jdk-25", "25.0.3");

    Outcome outcome =
        launch(
            Map.of(
                "JAVA_HOME",
                old.toString(),
                "FACET_JDK_FOLDERS",
                folder.resolve("usual").toString()),
            "version");

    assertEquals(0, outcome.exit(), outcome.err());
    assertTrue(outcome.out().contains("home " + fit), outcome.out());
  }

  @Test
  void buildsOnlyWithACompiler() throws Exception {
    Path fit = jdk("jre-25", "25");
    Files.delete(fit.resolve("bin/javac"));

    Outcome outcome = launch(Map.of("JAVA_HOME", fit.toString()), "version");

    assertEquals(3, outcome.exit());
    assertTrue(outcome.err().contains("without a compiler at " + fit), outcome.err());
  }

  @Test
  void runsABuiltJarWithoutACompiler() throws Exception {
    Path fit = jdk("jre-25", "25");
    Files.delete(fit.resolve("bin/javac"));
    built();

    Outcome outcome = launch(Map.of("JAVA_HOME", fit.toString()), "version");

    assertEquals(0, outcome.exit(), outcome.err());
  }

  @Test
  void buildsWhatIsMissingOnceAndSaysSo() throws Exception {
    Map<String, String> variables = Map.of("JAVA_HOME", jdk("jdk-25", "25.0.3").toString());

    Outcome first = launch(variables, "version");
    Outcome second = launch(variables, "version");

    assertEquals("facet: building … (first run only)\n", first.err());
    assertEquals(0, first.exit());
    assertEquals("", second.err());
    assertEquals(
        List.of("--batch-mode -q -DskipTests package"),
        Files.readAllLines(clone.resolve("mvnw.calls")));
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws Exception {
    Map<String, String> variables = Map.of("JAVA_HOME", jdk("jdk-25", "25.0.3").toString());
    built();
    Path source = clone.resolve("schema/src/main/java/A.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

    Outcome outcome = launch(variables, "version");

    assertEquals("facet: building what changed\n", outcome.err());
  }

  @Test
  void doesNotBuildAgainForTests() throws Exception {
    built();
    Path test = clone.resolve("schema/src/test/java/ATest.java");
    Files.createDirectories(test.getParent());
    Files.writeString(test, "");
    Files.setLastModifiedTime(test, FileTime.from(Instant.now().plusSeconds(60)));

    Outcome outcome = launch(Map.of("JAVA_HOME", jdk("jdk-25", "25.0.3").toString()), "version");

    assertEquals("", outcome.err());
  }

  @Test
  void saysHowToSeeWhyTheBuildFailed() throws Exception {
    Files.writeString(clone.resolve("mvnw.fails"), "");

    Outcome outcome = launch(Map.of("JAVA_HOME", jdk("jdk-25", "25.0.3").toString()), "version");

    assertEquals(3, outcome.exit());
    assertTrue(outcome.err().contains("facet: the build failed."), outcome.err());
    assertFalse(Files.exists(jar));
  }

  @Test
  void becomesJavaInTheCallersFolderWithTheCallersWords() throws Exception {
    built();
    Path link = Files.createSymbolicLink(folder.resolve("link"), clone.resolve("facet"));

    Outcome outcome =
        run(
            Map.of("JAVA_HOME", jdk("jdk-25", "25.0.3").toString()),
            link,
            List.of("plan", "two words", "*"));

    assertEquals(
        List.of(
            "home " + folder.resolve("jdk-25"),
            "pid " + outcome.pid(),
            "folder " + folder,
            "word -jar",
            "word " + jar,
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
    built();

    Outcome outcome =
        launch(
            Map.of(
                "JAVA_HOME",
                jdk("jdk-25", "25.0.3").toString(),
                "FACET_JAVA_OPTS",
                "-Xmx2g -XX:+UseG1GC"),
            "version");

    List<String> words = outcome.out().lines().filter(line -> line.startsWith("word")).toList();
    assertTrue(words.indexOf("word -Xmx2g") > words.indexOf("word -Xmx512m"), outcome.out());
    assertTrue(words.contains("word -XX:+UseG1GC"), outcome.out());
    assertFalse(words.contains("word -XX:+UseSerialGC"), outcome.out());
  }

  @Test
  void startsFromWhatTheTrainingRunNoted() throws Exception {
    built();
    Path cache = clone.resolve("bff-server/target/facet.aot");
    Files.writeString(cache, "");

    String java = jdk("jdk-25", "25.0.3").toString();
    Outcome trained = launch(Map.of("JAVA_HOME", java), "version");
    Files.delete(cache);
    Outcome untrained = launch(Map.of("JAVA_HOME", java), "version");

    assertTrue(trained.out().contains("word -XX:AOTCache=" + cache), trained.out());
    assertFalse(trained.out().contains("-Xshare"), trained.out());
    assertFalse(untrained.out().contains("AOTCache"), untrained.out());
  }

  @Test
  void runsTheRealJar() throws Exception {
    Outcome outcome = launchReal("version");

    assertEquals(0, outcome.exit(), outcome.err());
    assertTrue(
        outcome.out().matches("(?s)facet \\d+\\.\\d+\\.\\d+(-SNAPSHOT)? \\(java 25.*"),
        outcome.out());
    assertEquals("", outcome.err());
  }

  @Test
  void endsWithTheExitCodeOfTheCommand() throws Exception {
    Outcome outcome = launchReal("chekc");

    assertEquals(2, outcome.exit());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().contains("did you mean \"check\"?"), outcome.err());
  }

  @Test
  void logsNothingOnStandardOutput() throws Exception {
    Outcome outcome = launchReal("healthcheck", "--url", "http://127.0.0.1:1/readyz");

    assertEquals(3, outcome.exit());
    assertEquals("", outcome.out());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
  }

  private Outcome launchReal(String... words) throws Exception {
    Files.createDirectories(jar.getParent());
    Path real = Path.of(System.getProperty("facet.jar")).toRealPath();
    Files.copy(real, jar);
    Files.createSymbolicLink(jar.resolveSibling("lib"), real.resolveSibling("lib"));
    return launch(Map.of("JAVA_HOME", System.getProperty("java.home")), words);
  }

  /** A JDK that prints its home, process, folder and words. */
  private Path jdk(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
    script(
        home.resolve("bin/java"),
        """
        if [[ ${1-} == -version || ${1-} == -X*settings* ]]; then
          echo 'openjdk version "VERSION" 2020-01-01' >&2
          exit
        fi
        echo 'home HOME'
        echo "pid $$"
        echo "folder $PWD"
        printf 'word %s\\n' "$@"
        """
            .replace("VERSION", version)
            .replace("HOME", home.toString()));
    script(home.resolve("bin/javac"), "");
    return home;
  }

  private void built() throws IOException {
    Files.createDirectories(jar.resolveSibling("lib"));
    Files.writeString(jar, "");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(5)));
  }

  private static void script(Path file, String body) throws IOException {
    Files.writeString(file, "#!" + bash() + "\n" + body);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Outcome launch(Map<String, String> variables, String... words) throws Exception {
    return run(variables, clone.resolve("facet"), List.of(words));
  }

  private Outcome run(Map<String, String> variables, Path launcher, List<String> words)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(bash(), launcher.toString()));
    command.addAll(words);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().retainAll(List.of("PATH", "LANG"));
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("FACET_JDK_FOLDERS", "");
    builder.environment().putAll(variables);
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the launcher did not end");
    }
    return new Outcome(
        process.exitValue(), Files.readString(out), Files.readString(err), process.pid());
  }

  private static String bash() {
    return List.of("/bin/bash", "/usr/bin/bash", "/usr/local/bin/bash").stream()
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst()
        .orElseThrow();
  }
}
