// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

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

/**
 * A clone made of the parts that the launcher script needs: a JDK that prints how it was called, a
 * Maven wrapper that leaves a mark, no source files but those a test writes.
 */
final class LauncherClone {
  private final Path folder;
  private final Path clone;
  private final Path jar;

  /** What a run of the launcher came to. */
  record Outcome(int exit, String out, String err, long pid) {}

  /**
   * Makes a clone.
   *
   * @param temporary a folder of the test
   */
  LauncherClone(Path temporary) throws IOException {
    folder = temporary.toRealPath();
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

  /** The clone. */
  Path path() {
    return clone;
  }

  /** Where the build puts the jar. */
  Path jar() {
    return jar;
  }

  /** A JDK that prints its home, process, folder and words. */
  Path jdk(String name, String version) throws IOException {
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

  /** A jar newer than every source. */
  void built() throws IOException {
    Files.createDirectories(jar.resolveSibling("lib"));
    Files.writeString(jar, "");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(5)));
  }

  /** Runs the clone's launcher. */
  Outcome launch(Map<String, String> variables, String... words) throws Exception {
    return run(variables, clone.resolve("facet"), List.of(words));
  }

  /** Runs a launcher. */
  Outcome run(Map<String, String> variables, Path launcher, List<String> words) throws Exception {
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

  /** Runs the jar that was built, by the launcher of the clone. */
  Outcome launchReal(String... words) throws Exception {
    Files.createDirectories(jar.getParent());
    Path real = Path.of(System.getProperty("facet.jar")).toRealPath();
    Files.copy(real, jar);
    Files.createSymbolicLink(jar.resolveSibling("lib"), real.resolveSibling("lib"));
    return launch(Map.of("JAVA_HOME", System.getProperty("java.home")), words);
  }

  private static void script(Path file, String body) throws IOException {
    Files.writeString(file, "#!" + bash() + "\n" + body);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String bash() {
    return List.of("/bin/bash", "/usr/bin/bash", "/usr/local/bin/bash").stream()
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst()
        .orElseThrow();
  }
}
