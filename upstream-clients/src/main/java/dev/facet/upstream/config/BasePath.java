// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import java.util.Locale;
import java.util.Set;

/** The path of a base URL: servers agree on it only where no segment of it is a dot or two. */
final class BasePath {
  private static final Set<String> DOTS = Set.of(".", "..");

  private BasePath() {}

  /**
   * Guards a path of its own.
   *
   * @throws IllegalArgumentException where it is not the path of a URL as it is written there
   */
  static void check(String path) {
    require(
        path.isEmpty() || path.matches("/([A-Za-z0-9/._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*"),
        "path",
        path,
        "a path such as /v1, percent-encoded where it has other characters");
    require(!path.startsWith("//"), "path", path, "a path such as /v1");
    require(!hasDots(path), "path", path, "a path without . and .. in it");
  }

  /** Whether a segment is one (RFC 3986, section 5.2.4), plain or encoded, however often. */
  static boolean hasDots(String path) {
    String plain = path.toLowerCase(Locale.ROOT);
    for (String before = ""; !before.equals(plain); ) {
      before = plain;
      plain = plain.replace("%25", "%");
    }
    plain = plain.replace("%2e", ".").replace("%2f", "/").replace("%5c", "/").replace("%3b", ";");
    for (String segment : plain.split("/", -1)) {
      int parameters = segment.indexOf(';');
      if (DOTS.contains(parameters < 0 ? segment : segment.substring(0, parameters))) {
        return true;
      }
    }
    return false;
  }
}
