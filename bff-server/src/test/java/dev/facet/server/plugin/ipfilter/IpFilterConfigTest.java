// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.ipfilter;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.server.plugin.IpRange;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters that would let nobody in are mistakes. */
class IpFilterConfigTest {
  @ParameterizedTest
  @CsvSource({
    "10.1.0.0/16, 10.0.0.0/8",
    "10.1.2.3, 10.1.2.3",
    "10.1.0.0/16 2001:db8::1, 10.0.0.0/8 ::/0",
  })
  void rejectsAddressesThatAreAllDenied(String allow, String deny) {
    assertThrows(
        IllegalArgumentException.class, () -> new IpFilterConfig(ranges(allow), ranges(deny)));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.1.0.0/16",
    "10.1.0.0/16 11.0.0.0/8, 10.0.0.0/8",
    "10.1.0.0/16, ::/0",
  })
  void takesThoseOfWhichSomeAreLeft(String allow, String deny) {
    assertDoesNotThrow(() -> new IpFilterConfig(ranges(allow), ranges(deny)));
  }

  private static List<IpRange> ranges(String text) {
    return Stream.of(text.split(" ", -1)).map(IpRange::valueOf).toList();
  }
}
