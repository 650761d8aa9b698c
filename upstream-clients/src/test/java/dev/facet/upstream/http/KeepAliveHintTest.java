// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeepAliveHintTest {
  @ParameterizedTest
  @CsvSource({
    "timeout=5, 4500",
    "'max=100, timeout=59', 58500",
    "TIMEOUT = 2, 1500",
    "'timeout=\"7\"', 6500",
    "timeout=0, 0"
  })
  void keepsAConnectionSomewhatShorterThanTheService(String header, long millis) {
    assertEquals(Duration.ofMillis(millis).toNanos(), KeepAliveHint.nanos(header));
  }

  @ParameterizedTest
  @CsvSource({"max=100", "timeout=", "timeout=x", "xtimeout=5", "''"})
  void takesNothingFromWhatItDoesNotUnderstand(String header) {
    assertEquals(Long.MAX_VALUE, KeepAliveHint.nanos(header));
  }
}
