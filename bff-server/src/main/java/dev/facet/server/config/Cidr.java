// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config;

import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * A range of addresses, such as {@code 10.0.0.0/8} or {@code ::1}.
 *
 * @param network an address of the range
 * @param prefix how many leading bits all addresses of the range share
 */
public record Cidr(InetAddress network, int prefix) {
  private static final Pattern FORM = Pattern.compile("([0-9A-Fa-f.:]+)(?:/(\\d{1,3}))?");
  private static final String EXPECTED = "an address range, such as 10.0.0.0/8 or ::1";

  /** Guards the prefix. */
  public Cidr {
    if (prefix < 0 || prefix > network.getAddress().length * 8) {
      throw new IllegalArgumentException(EXPECTED);
    }
  }

  /**
   * Reads a range; an address without prefix is a range of one. Never asks a name server.
   *
   * @throws IllegalArgumentException where the text is something else
   */
  public static Cidr valueOf(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(EXPECTED);
    }
    InetAddress address = literal(form.group(1));
    String prefix = form.group(2);
    int bits = address.getAddress().length * 8;
    return new Cidr(address, prefix == null ? bits : Integer.parseInt(prefix));
  }

  /** Whether an address belongs to the range. An IPv4 address never belongs to an IPv6 range. */
  public boolean contains(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** As it is written: {@code 10.0.0.0/8}. */
  @Override
  public String toString() {
    return network.getHostAddress() + "/" + prefix;
  }

  private static InetAddress literal(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException(EXPECTED);
    }
  }
}
