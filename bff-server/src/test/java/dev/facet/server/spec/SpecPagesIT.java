// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.spec;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.page.TestPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every page of {@code src/test/resources/spec} does what it says. {@code -Dspec.page=cors} runs
 * only those whose file name contains the text.
 */
class SpecPagesIT {
  private static final String README = "README.md";
  private static final String WANTED = System.getProperty("spec.page", "");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> everyPageHolds() throws Exception {
    Path spec = Path.of(Objects.requireNonNull(SpecPagesIT.class.getResource("/spec")).toURI());
    List<Path> pages;
    try (Stream<Path> files = Files.walk(spec)) {
      pages =
          files
              .filter(file -> file.toString().endsWith(".md"))
              .filter(file -> !file.endsWith(README))
              .filter(file -> String.valueOf(file.getFileName()).contains(WANTED))
              .sorted()
              .toList();
    }
    return pages.stream()
        .map(file -> dynamicTest(spec.relativize(file).toString(), file.toUri(), () -> run(file)));
  }

  private void run(Path file) throws IOException {
    String name = String.valueOf(file.getFileName()).replace(".md", "");
    Path project = Files.createDirectory(folder.toRealPath().resolve(name));
    TestPage page = TestPage.read(new SourceText(name + ".md", Files.readString(file)));
    assertTrue(page.explained(), "a page says in words what it shows");
    new SpecRun(page, project).run();
  }
}
