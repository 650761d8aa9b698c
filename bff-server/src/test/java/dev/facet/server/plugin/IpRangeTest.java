// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.8, false",
    "192.0.2.4/30, 192.0.2.7, true",
    "192.0.2.4/30, 192.0.2.8, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "2001:db8:0:1::/65, 2001:db8:0:1:7fff::, true",
    "2001:db8:0:1::/65, 2001:db8:0:1:8000::, false",
    "::1/128, ::1, true",
    "10.0.0.0/8, ::ffff:10.1.1.1, true"
  })
  void holdsTheAddressesBehindItsPrefix(String range, String address, boolean held) {
    assertEquals(held, IpRange.valueOf(range).contains(IpAddress.parse(address).orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/8",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/08",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "::/129",
        "example.com",
        "10.0.0/8",
        "10.0.0.0/ 8",
        "10.0.0.0/255.0.0.0"
      })
  void rejectsWhatIsNoBlock(String text) {
    assertTrue(RejectionMessages.message(() -> IpRange.valueOf(text)).contains("expected: "));
  }

  @Test
  void rejectsBitsBehindThePrefixAndNamesTheBlockMeant() {
    assertEquals(
        "range: 10.0.0.1/8 (expected: 10.0.0.0/8, no bits behind the prefix)",
        RejectionMessages.message(() -> IpRange.valueOf("10.0.0.1/8")));
  }

  @Test
  void isWrittenInCidrNotation() {
    assertEquals("10.0.0.0/8", IpRange.valueOf("10.0.0.0/8").toString());
    assertEquals("192.0.2.7/32", IpRange.valueOf("192.0.2.7").toString());
  }
}
