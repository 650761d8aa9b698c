// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import dev.facet.http.AddressText;
import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 address. An IPv6 address that stands for an IPv4 one ({@code ::ffff:10.0.0.1},
 * RFC 4291 section 2.5.5.2) is the IPv4 address.
 *
 * @param bits 32 or 128
 * @param high the first 64 bits of an IPv6 address; 0 for IPv4
 * @param low the last 64 bits of an IPv6 address; the 32 bits of IPv4
 */
public record IpAddress(int bits, long high, long low) {
  // The JDK's own reader also takes 10.1 for 10.0.0.1, and 010 for 8 or 10: too much room for
  // two systems to disagree.
  private static final Pattern IPV4 =
      Pattern.compile("(?:0|[1-9]\\d{0,2})(?:\\.(?:0|[1-9]\\d{0,2})){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  /** Reads an address in its usual spelling, without zone, brackets or port. Never asks DNS. */
  public static Optional<IpAddress> parse(String text) {
    if (text.length() > 45 || !(IPV4.matcher(text).matches() || IPV6.matcher(text).matches())) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.ofLiteral(text);
      ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
      return Optional.of(
          address instanceof Inet6Address
              ? new IpAddress(128, bytes.getLong(), bytes.getLong())
              : new IpAddress(32, 0, Integer.toUnsignedLong(bytes.getInt())));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  /**
   * This address with everything after a prefix cleared.
   *
   * @param prefix how many leading bits stay, 0 to {@link #bits}
   */
  public IpAddress network(int prefix) {
    if (bits == 32) {
      return new IpAddress(32, 0, low & (leading(prefix + 32) & 0xFFFF_FFFFL));
    }
    return new IpAddress(
        128, high & leading(Math.min(prefix, 64)), low & leading(Math.max(prefix - 64, 0)));
  }

  /** The form that all addresses are written in. */
  @Override
  public String toString() {
    ByteBuffer bytes = ByteBuffer.allocate(bits / Byte.SIZE);
    if (bits == 32) {
      bytes.putInt((int) low);
    } else {
      bytes.putLong(high).putLong(low);
    }
    return AddressText.of(NetUtil.bytesToIpAddress(bytes.array()));
  }

  private static long leading(int count) {
    return count == 0 ? 0 : -1L << (64 - count);
  }
}
