// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A project in a git repository, and the command line that looks at it.
 *
 * @param folder of the repository
 * @param shop the project's folder
 */
record CommittedProject(Path folder, Path shop) {
  void write(String file, String text) throws IOException {
    Path path = shop.resolve(file);
    Files.createDirectories(path.resolve("..").normalize());
    Files.writeString(path, text);
  }

  void change(String from, String to) throws IOException {
    String text = Files.readString(shop.resolve("web/a.graphql"));
    assertTrue(text.contains(from), from);
    write("web/a.graphql", text.replace(from, to));
  }

  void operation(String text) throws IOException {
    Files.createDirectories(folder.resolve("app"));
    Files.writeString(folder.resolve("app/page.graphql"), text);
  }

  void commit() throws Exception {
    git("add", ".");
    git("-c", "user.name=n", "-c", "user.email=n@example.com", "commit", "-q", "-m", "it");
  }

  void git(String... words) throws Exception {
    List<String> line = new ArrayList<>(List.of("git"));
    line.addAll(List.of(words));
    Process process =
        new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  CommandOutcome diff(String old, String... more) {
    List<String> words = new ArrayList<>(List.of("diff"));
    boolean last = old.equals("--");
    words.addAll(last ? List.of(old, more[0]) : List.of(old));
    words.add(shop.toString());
    words.addAll(last ? List.of() : List.of(more));
    return run(words.toArray(String[]::new));
  }

  CommandOutcome run(String... words) {
    return CommandOutcome.of(folder, "", words);
  }
}
