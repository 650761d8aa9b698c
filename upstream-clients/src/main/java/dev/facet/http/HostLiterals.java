// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.UnknownHostException;

/** IPv6 addresses in brackets, as hosts are written in URLs (RFC 3986, section 3.2.2). */
public final class HostLiterals {
  private HostLiterals() {}

  /**
   * A host, with or without a port, with its IPv6 address in the one form that all spellings have
   * in common (RFC 5952). Any other host is left as it is.
   */
  public static String normal(String host) {
    int end = host.indexOf(']');
    byte[] octets =
        host.startsWith("[") && end > 0
            ? NetUtil.createByteArrayFromIpAddressString(host.substring(1, end))
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
