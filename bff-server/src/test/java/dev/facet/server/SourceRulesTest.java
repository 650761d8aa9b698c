// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house for files: length, names, what each says of itself. */
class SourceRulesTest {
  private static final int MAX_LINES = 300;

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    List<Path> silent =
        sources("src/main/java").stream()
            .map(file -> Objects.requireNonNull(file.getParent()).resolve("package-info.java"))
            .distinct()
            .filter(info -> !Files.exists(info) || !text(info).contains("\n@NullMarked\n"))
            .toList();
    assertEquals(List.of(), silent);
  }

  @Test
  void everyFileBeginsWithItsLicence() throws IOException {
    List<Path> bare =
        sources("src").stream()
            .filter(file -> !text(file).startsWith("// SPDX-License-Identifier: Apache-2.0\n"))
            .toList();
    assertEquals(List.of(), bare);
  }

  /** Longer ones, and why, are in docs/adr/0029. */
  @Test
  void noFileIsLongerThanThreeHundredLines() throws IOException {
    Set<String> catalogues = Set.of("SchemaCode.java", "ConfigCode.java");
    List<Path> longer =
        sources("src").stream()
            .filter(file -> text(file).lines().count() > MAX_LINES)
            .filter(file -> !catalogues.contains("" + file.getFileName()))
            .toList();
    assertEquals(List.of(), longer);
  }

  @Test
  void oneSimpleNameBelongsToOneClass() throws IOException {
    List<List<Path>> doubled =
        sources("src").stream()
            .filter(file -> !file.endsWith("package-info.java"))
            .collect(
                Collectors.groupingBy(
                    file -> "" + file.getFileName(), TreeMap::new, Collectors.toList()))
            .values()
            .stream()
            .filter(files -> files.size() > 1)
            .toList();
    assertEquals(List.of(), doubled);
  }

  /** A class has a capital beside its first letter; one of those named there is not ours. */
  @Test
  void theArchitectureNamesClassesThatExist() throws IOException {
    Set<String> known =
        sources("src").stream()
            .map(file -> ("" + file.getFileName()).replace(".java", ""))
            .collect(Collectors.toSet());
    List<String> unknown =
        Pattern.compile("`[a-z.]*([A-Z][a-z]+[A-Z]\\w*)`")
            .matcher(text(Path.of("..", "ARCHITECTURE.md").toAbsolutePath().normalize()))
            .results()
            .map(name -> name.group(1))
            .filter(name -> !known.contains(name) && !name.equals("ServiceLoader"))
            .toList();
    assertEquals(List.of(), unknown);
  }

  /** Each has a standard term, such as response, rejected, retried, boolean, integer, fixed. */
  @Test
  void nothingIsCalledByAWordOfOurOwn() throws IOException {
    Pattern own =
        Pattern.compile(
            "\\brepl(y|ies|ied)\\b|\\brefusals?\\b|\\b(is|are|was|were|be|been|being) refused\\b"
                + "|\\bturned away\\b|\\bsent again\\b|\\btruth values?\\b|\\bwhole numbers?\\b"
                + "|\\bblameless\\b|\\bmend(s|ed|ing)?\\b|\\b(MOST|DEEPEST|HEAVIEST|LONGEST)_"
                + "|\\b(Service (resting|busy)|Client gone)\\b");
    List<Path> texts = new ArrayList<>(sources("src/main/java"));
    texts.addAll(documents());
    List<String> found = new ArrayList<>();
    for (Path file : texts) {
      own.matcher(text(file)).results().forEach(word -> found.add(file + ": " + word.group()));
    }
    assertEquals(List.of(), found);
  }

  /** What users read. The records of decisions, and what changed once, keep their words. */
  private static List<Path> documents() throws IOException {
    Path root = Path.of("").toAbsolutePath().resolve("..").normalize();
    try (Stream<Path> documents = Files.list(root.resolve("docs"))) {
      return Stream.concat(
              documents.filter(file -> file.toString().endsWith(".md")),
              Stream.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md").map(root::resolve))
          .toList();
    }
  }

  private static List<Path> sources(String folder) throws IOException {
    Path root = Path.of("").toAbsolutePath().resolve("..").normalize();
    List<Path> modules;
    try (Stream<Path> children = Files.list(root)) {
      modules =
          children
              .filter(child -> Files.exists(child.resolve("pom.xml")))
              .map(module -> module.resolve(folder))
              .toList();
    }
    assertEquals(5, modules.size(), "" + modules);
    List<Path> sources = new ArrayList<>();
    for (Path module : modules) {
      try (Stream<Path> files = Files.walk(module)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
