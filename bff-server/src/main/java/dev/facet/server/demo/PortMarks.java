// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Sets ports on the lines of a configuration that say so: the sample services listen on free ports,
 * other ones at each start, while the rest of the file belongs to the user.
 */
final class PortMarks {
  private static final Pattern MARKED =
      Pattern.compile(
          "(?<before>.*?(?:127\\.0\\.0\\.1:|port: ))\\d+(?<after>.*# facet demo sets the port: "
              + "(?<name>\\w+)\\s*)");

  private PortMarks() {}

  /**
   * The text with all marked ports set; a mark with an unknown name stays as it is.
   *
   * @param ports by name
   */
  static String set(String text, Map<String, Integer> ports) {
    return text.lines()
        .map(line -> setLine(line, ports))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String setLine(String line, Map<String, Integer> ports) {
    Matcher marked = MARKED.matcher(line);
    Integer port = marked.matches() ? ports.get(marked.group("name")) : null;
    return port == null ? line : marked.group("before") + port + marked.group("after");
  }
}
