// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import org.jspecify.annotations.Nullable;

/**
 * The parts of an authority without user (RFC 3986, section 3.2): a host, that of IPv6 in brackets,
 * and perhaps a port. Nothing is copied to find them.
 */
public final class Authorities {
  private static final int MAX_HOST = 255;

  private Authorities() {}

  /**
   * Whether a string is a host that servers know: a name of letters, digits and {@code - . _ ~}, an
   * IPv4 address, or an IPv6 address in brackets. The grammar of URLs lets a name have commas,
   * semicolons, percent signs and the like (RFC 3986, section 3.2.2); no host has them, and other
   * servers split at them.
   */
  public static boolean isHost(String host) {
    return isHost(host, host.length());
  }

  private static boolean isHost(String text, int end) {
    if (text.startsWith("[")) {
      return HostLiterals.isLiteral(text.substring(0, end));
    }
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean letterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letterOrDigit && "-._~".indexOf(c) < 0) {
        return false;
      }
    }
    return end > 0 && end <= MAX_HOST;
  }

  /**
   * A host with its port, as requests name it (RFC 9110, section 7.2).
   *
   * @return without an empty port, which is none (RFC 3986, section 3.2.3); null where it is no
   *     host, or the port none of 1 to 65535
   */
  public static @Nullable String parse(String text) {
    int end = endOfHost(text);
    boolean named = end + 1 < text.length();
    if (!isHost(text, end) || (named && Origin.port(text, end + 1) == Origin.NO_PORT)) {
      return null;
    }
    return named ? text : text.substring(0, end);
  }

  /** Where the host ends: at the colon before the port, or at the end where there is none. */
  public static int endOfHost(String authority) {
    int colon = authority.lastIndexOf(':');
    return colon > authority.lastIndexOf(']') ? colon : authority.length();
  }

  /** The digits behind the colon; empty where there is no port, or an empty one, which is none. */
  public static String port(String authority) {
    int end = endOfHost(authority) + 1;
    return end < authority.length() ? authority.substring(end) : "";
  }
}
