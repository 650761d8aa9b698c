// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 5952, sections 4 and 5. */
class AddressTextTest {
  @ParameterizedTest
  @CsvSource({
    "0:0:0:0:0:0:0:1, ::1",
    "0:0:0:0:0:0:0:0, ::",
    "2001:DB8::0009, 2001:db8::9",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "0:0:0:0:0:ffff:7f00:1, 127.0.0.1",
    "::FFFF:10.0.0.1, 10.0.0.1",
    "fe80:0:0:0:0:0:0:1%eth0, fe80::1",
    "192.0.2.1, 192.0.2.1",
    "unknown, unknown",
    "::1::, ::1::"
  })
  void writesEverySpellingInOneForm(String spelling, String form) {
    assertEquals(form, AddressText.of(spelling));
  }

  @Test
  void writesAddressesOfTheSystemInTheSameForm() throws UnknownHostException {
    byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};

    assertEquals("::1", AddressText.of(InetAddress.ofLiteral("::1")));
    assertEquals("192.0.2.1", AddressText.of(InetAddress.ofLiteral("192.0.2.1")));
    assertEquals("127.0.0.1", AddressText.of(Inet6Address.getByAddress(null, mapped, -1)));
    assertEquals("fe80::1", AddressText.of(InetAddress.ofLiteral("fe80::1%1")));
  }

  @Test
  void writesPortsBehindBrackets() {
    assertEquals(
        "[::1]:80", AddressText.of(new InetSocketAddress(InetAddress.ofLiteral("::1"), 80)));
    assertEquals(
        "127.0.0.1:80",
        AddressText.of(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 80)));
    assertEquals("[2001:db8::1]:8443", AddressText.withPort("2001:db8:0:0:0:0:0:1", 8443));
  }
}
