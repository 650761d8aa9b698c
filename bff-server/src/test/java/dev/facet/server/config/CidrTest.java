// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "192.168.4.0/22, 192.168.7.255, true",
    "192.168.4.0/22, 192.168.8.0, false",
    "127.0.0.1, 127.0.0.1, true",
    "127.0.0.1, 127.0.0.2, false",
    "0.0.0.0/0, 8.8.8.8, true",
    "0.0.0.0/0, ::1, false",
    "fd00::/8, fdff::1, true",
    "::1, ::2, false"
  })
  void knowsWhichAddressesBelongToARange(String range, String address, boolean expected) {
    assertEquals(expected, Cidr.valueOf(range).contains(InetAddress.ofLiteral(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "10.0.0.0/33",
        "::1/129",
        "10.0.0/8/8",
        "1.2.3.4/",
        ":::",
        "10.0.0.0/-1"
      })
  void refusesOtherText(String text) {
    assertThrows(IllegalArgumentException.class, () -> Cidr.valueOf(text));
  }

  @Test
  void printsAsItIsWritten() {
    assertEquals("10.0.0.0/8", Cidr.valueOf("10.0.0.0/8").toString());
  }
}
