// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
  private static IpAddress read(String text) {
    return IpAddress.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "10.1.2.3, 10.1.2.3",
    "::, ::",
    "2001:DB8::1, 2001:db8::1",
    "::ffff:10.0.0.1, 10.0.0.1"
  })
  void readsAddresses(String text, String canonical) {
    assertEquals(canonical, read(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.1",
        "010.0.0.1",
        "10.0.0.256",
        "10.0.0.1.2",
        "1e1.0.0.1",
        "localhost",
        "[::1]",
        "fe80::1%eth0",
        "::1::",
        ":",
        "12345::",
        "10.0.0.1 ",
        "1:2:3:4:5:6:7:8:9",
        "٣.0.0.1"
      })
  void rejectsWhatIsNoAddress(String text) {
    assertTrue(IpAddress.parse(text).isEmpty());
  }

  @Test
  void anIpv4AddressIsNoIpv6Address() {
    assertEquals(32, read("::ffff:10.0.0.1").bits());
    assertEquals(128, read("::10.0.0.1").bits());
  }

  @Property
  void clearsEverythingBehindAPrefix(
      @ForAll @Size(16) byte[] bytes, @ForAll @IntRange(max = 128) int prefix)
      throws UnknownHostException {
    bytes[0] |= 1; // not one of those that stand for IPv4
    String text = InetAddress.getByAddress(bytes).getHostAddress();
    BigInteger mask =
        BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE.shiftLeft(128 - prefix));
    BigInteger expected = new BigInteger(1, bytes).and(mask);
    IpAddress network = read(text).network(prefix);
    BigInteger actual =
        new BigInteger(Long.toUnsignedString(network.high()))
            .shiftLeft(64)
            .or(new BigInteger(Long.toUnsignedString(network.low())));
    assertEquals(expected, actual);
  }

  @Property
  void clearsEverythingBehindAnIpv4Prefix(
      @ForAll int address, @ForAll @IntRange(max = 32) int prefix) {
    long bits = Integer.toUnsignedLong(address);
    long mask = prefix == 0 ? 0 : 0xFFFF_FFFFL << (32 - prefix) & 0xFFFF_FFFFL;
    assertEquals(bits & mask, new IpAddress(32, 0, bits).network(prefix).low());
  }
}
