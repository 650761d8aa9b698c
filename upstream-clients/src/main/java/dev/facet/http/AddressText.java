// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * The one form in which addresses of clients and proxies are written, whoever said them (RFC 5952):
 * {@code 2001:db8::1} for IPv6, without zone, which means something on one machine only. An IPv6
 * address that stands for an IPv4 one (RFC 4291, section 2.5.5.2) is the IPv4 address. Services,
 * logs and limits compare addresses as strings.
 */
public final class AddressText {
  private AddressText() {}

  /** An address of the system. */
  public static String of(InetAddress address) {
    String text = NetUtil.toAddressString(address);
    return text.indexOf(':') < 0 ? text : of(text);
  }

  /**
   * An address in any spelling, without brackets and port. What is none is left as it is, and so is
   * IPv4, which has but one spelling.
   */
  public static String of(String literal) {
    byte[] octets =
        literal.indexOf(':') < 0 ? null : NetUtil.createByteArrayFromIpAddressString(literal);
    if (octets == null) {
      return literal;
    }
    try {
      // The JDK makes the IPv4 address of a mapped one.
      return NetUtil.toAddressString(InetAddress.getByAddress(octets));
    } catch (UnknownHostException neitherFourNorSixteen) {
      return literal;
    }
  }

  /** The end of a connection, with its port: {@code 192.0.2.1:80}, {@code [2001:db8::1]:80}. */
  public static String of(java.net.SocketAddress end) {
    return end instanceof InetSocketAddress inet && inet.getAddress() != null
        ? withPort(inet.getAddress().getHostAddress(), inet.getPort())
        : String.valueOf(end);
  }

  /** The end of a connection, as Vert.x has it. */
  public static String of(SocketAddress end) {
    String address = end.hostAddress();
    return address == null ? end.toString() : withPort(address, end.port());
  }

  /** An address in any spelling with a port, as an authority has them (RFC 3986, section 3.2). */
  public static String withPort(String literal, int port) {
    String address = of(literal);
    return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + port;
  }
}
