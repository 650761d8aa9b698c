// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config;

import java.util.regex.Pattern;

/**
 * The path of a route: exactly one, {@code /health}, or all that begin with whole segments, {@code
 * /v1/orders/*}. The latter holds {@code /v1/orders} itself too.
 *
 * @param path begins with a slash and does not end with one, but for the root's: {@code /} exact,
 *     and empty for {@code /*}; as it stands in the file, percent-encoded
 * @param prefix whether paths below it belong to it
 */
public record RoutePath(String path, boolean prefix) {
  /** Every path. */
  public static final RoutePath ALL = new RoutePath("", true);

  private static final String FORMS = "/exact or /prefix/*";
  private static final Pattern SEGMENTS =
      Pattern.compile("(/([A-Za-z0-9._~!$&'()+,;=:@-]|%[0-9A-Fa-f]{2})*)*");

  /**
   * Reads a path as it stands in the file.
   *
   * @throws IllegalArgumentException where it is neither form
   */
  public static RoutePath valueOf(String text) {
    if (!text.startsWith("/")) {
      String path = text.replaceFirst("^[A-Za-z]+://[^/]*", "").replaceFirst("^/*", "/");
      throw refused(FORMS, "did you mean \"" + path + "\"?");
    }
    if (text.matches(".*[{}].*")) {
      String hint = "path parameters are not available in this version";
      throw new BadScalar(ConfigCode.NOT_AVAILABLE, FORMS, hint);
    }
    boolean prefix = text.endsWith("/*");
    String path = prefix ? text.substring(0, text.length() - 2) : text;
    if (path.contains("*")) {
      throw refused("* only at the end, as /*", "");
    }
    if (path.matches(".*[?#].*")) {
      throw refused("a path without query and fragment", "");
    }
    if (!SEGMENTS.matcher(path).matches()) {
      throw refused("characters of a path, others percent-encoded", "");
    }
    if (path.contains("//") || path.matches(".*/\\.{1,2}(/.*)?")) {
      throw refused("no empty and no dot segments", "");
    }
    return new RoutePath(path, prefix);
  }

  /** As it stands in the file. */
  @Override
  public String toString() {
    return prefix ? path + "/*" : path;
  }

  private static BadScalar refused(String expected, String hint) {
    return new BadScalar(ConfigCode.BAD_PATH, expected, hint);
  }
}
