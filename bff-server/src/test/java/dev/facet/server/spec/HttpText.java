// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request or response as a page writes it: a first line, header lines, an empty line, a body.
 *
 * @param start the first line
 * @param headers in their order; names in lower case
 * @param body without the line break at its end
 */
record HttpText(String start, List<Map.Entry<String, String>> headers, String body) {
  /** Reads such a text. */
  static HttpText read(String text) {
    List<String> lines = text.lines().toList();
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    int at = 1;
    for (; at < lines.size() && !lines.get(at).isBlank(); at++) {
      int colon = lines.get(at).indexOf(':');
      if (colon <= 0) {
        throw new IllegalArgumentException(
            "header: '" + lines.get(at) + "' (expected: name: value)");
      }
      headers.add(
          Map.entry(
              lines.get(at).substring(0, colon).toLowerCase(Locale.ROOT),
              lines.get(at).substring(colon + 1).strip()));
    }
    String body = String.join("\n", lines.subList(Math.min(at + 1, lines.size()), lines.size()));
    return new HttpText(lines.getFirst().strip(), headers, body.stripTrailing());
  }

  /** A word of the first line. */
  String word(int index) {
    return start.split(" ", -1)[index];
  }

  /** The value of a header; empty where it is not there. */
  String value(String name) {
    return headers.stream()
        .filter(header -> header.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /** Whether a header is there. */
  boolean has(String name) {
    return headers.stream().anyMatch(header -> header.getKey().equals(name));
  }
}
