// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.http.HostLiterals;
import io.netty.util.NetUtil;
import java.util.Locale;
import java.util.regex.Pattern;

/** Hosts in the form that they are compared in: lower case, IPv6 as in RFC 5952 in brackets. */
final class HostName {
  private static final Pattern NAME =
      Pattern.compile("(?:\\*\\.)?[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?");

  private HostName() {}

  /**
   * The form of a host of the configuration: a name, {@code *.} and a name, an IPv4 address, or an
   * IPv6 address in brackets.
   *
   * @throws IllegalArgumentException where it is malformed of them
   */
  static String ofPattern(String text) {
    String host = HostLiterals.normal(text.toLowerCase(Locale.ROOT));
    boolean known = host.startsWith("[") ? isLiteral(text) : NAME.matcher(host).matches();
    if (!known) {
      throw new IllegalArgumentException(
          "host: "
              + text
              + " (expected: shop.example, *.shop.example or [2001:db8::1], without port)");
    }
    return host;
  }

  /** Whether it is an IPv6 address in brackets; zones mean something on one machine only. */
  private static boolean isLiteral(String host) {
    return host.endsWith("]")
        && host.indexOf('%') < 0
        && NetUtil.isValidIpV6Address(host.substring(1, host.length() - 1));
  }

  /** An authority with its IPv6 address in the one form that all spellings have in common. */
  static String ofAuthority(String authority) {
    return authority.startsWith("[") ? HostLiterals.normal(authority) : authority;
  }
}
