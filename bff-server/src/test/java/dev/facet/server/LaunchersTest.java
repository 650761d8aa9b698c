// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What is said twice of how Java is started, since a checkout and an image have a launcher each.
 */
class LaunchersTest {
  private static final Pattern OPTION =
      Pattern.compile("(?<=\\s)(?:--?[A-Za-z][\\w.-]*=\\w+|-XX:(?:\\+Use|\\w+=)\\w+)(?=\\s)");

  /** An image shares the memory of its container, and is started anew by what runs it. */
  private static final Set<String> OF_IMAGES = Set.of("-XX:MaxRAMPercentage=60");

  @Test
  void bothStartJavaWithTheSameOptions() throws IOException {
    Set<String> image = options("docker/facet");
    assertTrue(image.removeAll(OF_IMAGES), image::toString);

    assertEquals(options("facet"), image);
  }

  @Test
  void bothTakePluginsOfOnesOwn() throws IOException {
    for (String launcher : Set.of("facet", "docker/facet")) {
      String text = Files.readString(Path.of("..", launcher));
      assertTrue(text.contains(":$FACET_CLASS_PATH\" dev.facet.entry.Facet"), launcher);
    }
  }

  private static Set<String> options(String launcher) throws IOException {
    String text = Files.readString(Path.of("..", launcher));
    String start = text.substring(text.lastIndexOf("\nexec "));
    return OPTION
        .matcher(start)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
