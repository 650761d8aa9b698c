// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import java.util.List;

/** Several lines of one header (RFC 9110, section 5.3). */
public final class FieldLines {
  private static final String COOKIE = "cookie";

  /** Between cookies, which are no list with commas (RFC 6265, section 4.2). */
  public static final String COOKIES = "; ";

  private FieldLines() {}

  /**
   * The lines as they go on: cookies in one, as HTTP/1.1 has them (RFC 9113, section 8.2.3).
   *
   * @param name of the header, in any case
   */
  public static List<String> merged(String name, List<String> lines) {
    return COOKIE.equalsIgnoreCase(name) ? List.of(String.join(COOKIES, lines)) : lines;
  }

  /**
   * All lines as one value.
   *
   * @param name of the header, in any case
   */
  public static String joined(String name, List<String> lines) {
    return String.join(COOKIE.equalsIgnoreCase(name) ? COOKIES : ", ", lines);
  }
}
