// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is said twice of how Java is started, since a checkout and an image have a launcher each.
 */
class LaunchersTest {
  private static final Pattern OPTION =
      Pattern.compile(
          "(?<=\\s)(?:--?[A-Za-z][\\w.-]*=\\w+|-XX:(?:\\+Use|\\w+=)[\\w,.:'*$]+)(?=\\s)");

  private static final Pattern APART =
      Pattern.compile("CompileCommand=dontinline,'?([\\w.$]+)::([\\w*]+)");

  /** An image shares the memory of its container, and is started anew by what runs it. */
  private static final Set<String> OF_IMAGES = Set.of("-XX:MaxRAMPercentage=60");

  @Test
  void bothStartJavaWithTheSameOptions() throws IOException {
    Set<String> image = options("docker/facet");
    assertTrue(image.removeAll(OF_IMAGES), image::toString);

    assertEquals(options("facet"), image);
  }

  /** Java does not tell of a method that it does not find, for one in another version of Netty. */
  @Test
  void whatIsCompiledByItselfIsThere() throws Exception {
    List<MatchResult> apart = APART.matcher(start("facet")).results().toList();
    assertFalse(apart.isEmpty());

    for (MatchResult method : apart) {
      Pattern name = Pattern.compile(method.group(2).replace("*", "\\w*"));
      assertTrue(
          Stream.of(Class.forName(method.group(1)).getDeclaredMethods())
              .anyMatch(each -> name.matcher(each.getName()).matches()),
          method::group);
    }
  }

  @Test
  void bothTakePluginsOfOnesOwn() throws IOException {
    for (String launcher : Set.of("facet", "docker/facet")) {
      String text = Files.readString(Path.of("..", launcher));
      assertTrue(text.contains(":$FACET_CLASS_PATH\" dev.facet.entry.Facet"), launcher);
    }
  }

  private static Set<String> options(String launcher) throws IOException {
    return OPTION
        .matcher(start(launcher))
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String start(String launcher) throws IOException {
    String text = Files.readString(Path.of("..", launcher));
    return text.substring(text.lastIndexOf("\nexec "));
  }
}
