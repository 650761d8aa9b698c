// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** IPv6 addresses in brackets, as hosts are written in URLs (RFC 3986, section 3.2.2). */
public final class HostLiterals {
  private HostLiterals() {}

  /** Whether it is an IPv6 address in brackets; zones mean something on one machine only. */
  public static boolean isLiteral(String host) {
    return host.startsWith("[")
        && host.endsWith("]")
        && host.indexOf('[', 1) < 0
        && host.indexOf('%') < 0
        && NetUtil.isValidIpV6Address(hexadecimal(host.substring(1, host.length() - 1)));
  }

  /** With an IPv4 address at its end as two groups, which Netty knows behind some prefixes only. */
  private static String hexadecimal(String address) {
    int tail = address.lastIndexOf(':') + 1;
    byte[] octets =
        address.indexOf('.', tail) < 0
            ? null
            : NetUtil.createByteArrayFromIpAddressString(address.substring(tail));
    if (tail == 0 || octets == null) {
      return address;
    }
    String hex = HexFormat.of().formatHex(octets);
    return address.substring(0, tail) + hex.substring(0, 4) + ":" + hex.substring(4);
  }

  /**
   * A host, with or without a port, with its IPv6 address in the one form that all spellings have
   * in common (RFC 5952). Any other host is left as it is.
   */
  public static String normal(String host) {
    int end = host.indexOf(']');
    byte[] octets =
        host.startsWith("[") && end > 0
            ? NetUtil.createByteArrayFromIpAddressString(hexadecimal(host.substring(1, end)))
            : null;
    if (octets == null) {
      return host;
    }
    try {
      // The address alone: a mapped IPv4 address would else come back as one of IPv4.
      String form = NetUtil.toAddressString(Inet6Address.getByAddress(null, octets, -1));
      return "[" + form + host.substring(end);
    } catch (UnknownHostException notSixteenOctets) {
      return host;
    }
  }
}
