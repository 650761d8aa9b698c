// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.LauncherClone.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Java the launcher script takes, on a clone made of its parts. */
class LauncherJavaIT {
  @TempDir Path temporary;
  private Path folder;
  private LauncherClone launcher;

  @BeforeEach
  void makeClone() throws IOException {
    folder = temporary.toRealPath();
    launcher = new LauncherClone(folder);
  }

  @Test
  void saysInOneLineThatOnlyAnOldJavaIsThere() throws Exception {
    Path old = launcher.jdk("jdk-17", "17.0.15");

    Outcome outcome = launcher.launch(Map.of("PATH", old.resolve("bin").toString()), "version");

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
    Path old = launcher.jdk("jdk-8", "1.8.0_412");
    Files.delete(old.resolve("release"));

    Outcome outcome = launcher.launch(Map.of("PATH", old.resolve("bin").toString()), "version");

    assertTrue(outcome.err().contains("found Java 8 at " + old), outcome.err());
  }

  @Test
  void saysThatNoJavaIsThere() throws Exception {
    Outcome outcome = launcher.launch(Map.of("PATH", folder.toString()), "version");

    assertTrue(outcome.err().startsWith("facet: needs a JDK 25, found no Java."), outcome.err());
    assertEquals(3, outcome.exit());
  }

  @Test
  void takesNoOtherJavaThanTheOneDemanded() throws Exception {
    Path old = launcher.jdk("jdk-17", "17.0.15");
    Path fit = launcher.jdk("jdk-25", "25.0.3");

    Outcome outcome =
        launcher.launch(
            Map.of("FACET_JAVA_HOME", old.toString(), "JAVA_HOME", fit.toString()), "version");

    assertEquals(3, outcome.exit());
    assertTrue(outcome.err().contains("found Java 17 at " + old), outcome.err());
  }

  @Test
  void findsAJdkInTheFoldersWhenJavaHomeIsOld() throws Exception {
    Path old = launcher.jdk("old/jdk-17", "17.0.15");
    Path fit = launcher.jdk("usual/jdk-25", "25.0.3");

    Outcome outcome =
        launcher.launch(
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
    Path fit = launcher.jdk("jre-25", "25");
    Files.delete(fit.resolve("bin/javac"));

    Outcome outcome = launcher.launch(Map.of("JAVA_HOME", fit.toString()), "version");

    assertEquals(3, outcome.exit());
    assertTrue(outcome.err().contains("without a compiler at " + fit), outcome.err());
  }

  @Test
  void runsABuiltJarWithoutACompiler() throws Exception {
    Path fit = launcher.jdk("jre-25", "25");
    Files.delete(fit.resolve("bin/javac"));
    launcher.built();

    Outcome outcome = launcher.launch(Map.of("JAVA_HOME", fit.toString()), "version");

    assertEquals(0, outcome.exit(), outcome.err());
  }
}
