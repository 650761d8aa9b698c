// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.cors;

import java.util.regex.Pattern;

/**
 * Origins of pages that a developer's own machine serves, on any port: those on {@code localhost}
 * and the names below it, on loopback addresses, and on the very address that the request was sent
 * to, as from a phone in the same network. Names are not compared with the request's: one that an
 * attacker owns can be made to point here.
 */
final class LocalOrigins {
  private static final Pattern LOOPBACK =
      Pattern.compile(
          "https?://(?:(?:[a-z0-9_-]+\\.)*localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1])"
              + "(?::[0-9]{1,5})?");
  private static final Pattern ADDRESS =
      Pattern.compile("https?://((?:[0-9]{1,3}\\.){3}[0-9]{1,3}|\\[[0-9a-f:]+])(?::[0-9]{1,5})?");
  private static final Pattern PORT = Pattern.compile(":[0-9]*$");

  private LocalOrigins() {}

  /**
   * Whether an origin is one of them.
   *
   * @param origin the value of Origin
   * @param authority host and perhaps port that the request was sent to
   */
  static boolean contains(String origin, String authority) {
    if (LOOPBACK.matcher(origin).matches()) {
      return true;
    }
    var address = ADDRESS.matcher(origin);
    return address.matches()
        && address.group(1).equalsIgnoreCase(PORT.matcher(authority).replaceFirst(""));
  }
}
