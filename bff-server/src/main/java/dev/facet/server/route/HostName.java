// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.UnknownHostException;
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
    String host = literal(text.toLowerCase(Locale.ROOT));
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
    return authority.startsWith("[") ? literal(authority) : authority;
  }

  private static String literal(String text) {
    int end = text.indexOf(']');
    byte[] octets =
        text.startsWith("[") && end > 0
            ? NetUtil.createByteArrayFromIpAddressString(text.substring(1, end))
            : null;
    if (octets == null) {
      return text;
    }
    try {
      // The address alone: a mapped IPv4 address would else come back as one of IPv4.
      String form = NetUtil.toAddressString(Inet6Address.getByAddress(null, octets, -1));
      return "[" + form + text.substring(end);
    } catch (UnknownHostException notSixteenOctets) {
      return text;
    }
  }
}
