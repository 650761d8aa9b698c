// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each row of what holds of HTTP, in docs/conformance.md, is shown by the tests that it names. */
class ProofIndexTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([TB]\\d+) \\|.*\\| ([^|]+) \\|$");
  private static final Pattern TEST = Pattern.compile("`(\\w+)`");
  private static final Path TESTS = Path.of("src/test/java/dev/facet/server");

  @Test
  void everyRowIsShown() throws IOException {
    Matcher row = ROW.matcher(Files.readString(Path.of("../docs/conformance.md")));
    Set<String> shown = new HashSet<>();
    while (row.find()) {
      String number = row.group(1);
      shown.add(number);
      List<String> tests =
          TEST.matcher(row.group(2)).results().map(found -> found.group(1)).toList();
      assertTrue(!tests.isEmpty(), number + " names a test");
      for (String test : tests) {
        String source = source(test);
        assertTrue(
            Pattern.compile("(?i)\\b" + number + "(?!\\d)").matcher(source).find(),
            test + " does not say that it shows " + number);
      }
    }
    Set<String> all =
        Stream.concat(
                IntStream.concat(IntStream.rangeClosed(1, 30), IntStream.of(51))
                    .mapToObj(number -> "T" + number),
                IntStream.rangeClosed(1, 6).mapToObj(number -> "B" + number))
            .collect(Collectors.toSet());
    assertEquals(all, shown);
  }

  private static String source(String test) throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      return Files.readString(
          files.filter(file -> file.endsWith(test + ".java")).findFirst().orElseThrow());
    }
  }
}
