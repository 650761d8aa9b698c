// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import static dev.facet.upstream.config.Require.require;

import dev.facet.upstream.config.InvalidSetting;

/**
 * A block of addresses in CIDR notation (RFC 4632, RFC 4291 section 2.3), such as {@code
 * 10.0.0.0/8} or {@code 2001:db8::/32}.
 *
 * @param network its first address
 * @param prefix how many leading bits all its addresses share
 */
public record IpRange(IpAddress network, int prefix) {
  /** Guards the prefix, and against bits behind it, which would hide a typing error. */
  public IpRange {
    require(
        prefix >= 0 && prefix <= network.bits(),
        "prefix",
        prefix,
        "0 to " + network.bits() + " bits behind the slash");
    require(
        network.network(prefix).equals(network),
        "range",
        network + "/" + prefix,
        network.network(prefix) + "/" + prefix + ", no bits behind the prefix");
  }

  /**
   * Reads a block; an address alone is a block of one.
   *
   * @throws IllegalArgumentException where it is malformed
   */
  public static IpRange valueOf(String text) {
    int slash = text.indexOf('/');
    IpAddress address =
        IpAddress.parse(slash < 0 ? text : text.substring(0, slash))
            .orElseThrow(() -> unreadable(text));
    if (slash < 0) {
      return new IpRange(address, address.bits());
    }
    String prefix = text.substring(slash + 1);
    if (!prefix.matches("0|[1-9]\\d{0,2}")) {
      throw unreadable(text);
    }
    return new IpRange(address, Integer.parseInt(prefix));
  }

  /** Whether an address is in the block. IPv4 blocks hold no IPv6 addresses and the reverse. */
  public boolean contains(IpAddress address) {
    return address.bits() == network.bits() && address.network(prefix).equals(network);
  }

  /** Whether all addresses of another block are in this one. */
  public boolean contains(IpRange other) {
    return other.prefix >= prefix && contains(other.network);
  }

  /** CIDR notation. */
  @Override
  public String toString() {
    return network + "/" + prefix;
  }

  private static IllegalArgumentException unreadable(String text) {
    return new InvalidSetting("range", text, "an address or a block such as 10.0.0.0/8");
  }
}
