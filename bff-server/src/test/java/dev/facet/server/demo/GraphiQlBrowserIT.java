// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * GraphiQL of the demo in a real browser, by the script in {@code src/test/browser}. Runs where
 * Chromium, Node 20 or newer and npm are installed and npm reaches a registry; elsewhere a line
 * says why not. What it saw is in {@code target/screenshots}.
 */
class GraphiQlBrowserIT {
  private static final int PATIENCE_SECONDS = 120;
  private static final int OLDEST_NODE = 20;
  private static final Path MODULE = Path.of(System.getProperty("facet.root"), "bff-server");

  @TempDir Path folder;

  private record Outcome(int exit, String said) {}

  @Test
  void opensLoadsTheSchemaAndRunsTheProductPageOnWideAndNarrowScreens() throws Exception {
    String chromium = program("chromium", "chromium-browser", "google-chrome");
    String node = program("node", "nodejs");
    String npm = program("npm");
    String version = run(List.of(node, "--version")).said().strip();
    if (Integer.parseInt(version.replaceAll("^v|\\..*", "")) < OLDEST_NODE) {
      throw skipped("Node " + version + " is older than " + OLDEST_NODE);
    }
    copyScript();
    Outcome installed =
        run(List.of(npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=0"));
    if (installed.exit() != 0) {
      throw skipped("npm cannot install playwright-core: " + installed.said());
    }
    try (RunningDemo running = new RunningDemo(folder.resolve("demo"))) {
      String screenshots = MODULE.resolve("target/screenshots").toAbsolutePath().toString();
      Outcome outcome =
          run(List.of(node, "graphiql.mjs", running.demo().url(), chromium, screenshots));

      assertEquals(0, outcome.exit(), outcome.said());
    }
  }

  /** The script with its modules is no part of the sources. */
  private void copyScript() throws IOException {
    for (String name : List.of(".npmrc", "package.json", "package-lock.json", "graphiql.mjs")) {
      Files.copy(
          MODULE.resolve("src/test/browser").resolve(name),
          folder.resolve(name),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String program(String... names) {
    return Stream.of(names)
        .flatMap(name -> onPath(name).stream())
        .findFirst()
        .orElseThrow(() -> skipped(names[0] + " is not installed"));
  }

  private static Optional<String> onPath(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(each -> Path.of(each, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  private static RuntimeException skipped(String why) {
    String line = "GraphiQlBrowserIT is skipped: " + why;
    System.err.println(line);
    return Assumptions.abort(line);
  }

  private Outcome run(List<String> command) throws IOException, InterruptedException {
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      return new Outcome(-1, Files.readString(said) + "not done within " + PATIENCE_SECONDS + " s");
    }
    return new Outcome(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
  }
}
