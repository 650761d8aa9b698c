// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9111, section 5.2. */
final class CacheControlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "max-age=60|60",
        "public, max-age=60|60",
        "MAX-AGE=60|60",
        "max-age=\"60\"|60",
        "max-age=0060|60",
        "max-age=99999999999999999999|2147483647",
        "max-age=60, max-age=10|10",
        "max-age=10, max-age=60|10",
        "max-age|0",
        "max-age=|0",
        "max-age=-1|0",
        "max-age=60s|0",
        "max-age=a60|0",
        "max-age=60.5|0",
        "max-age='60'|0",
        "max-age=\"60|0",
        "max-age =60|0",
        "max-age= 60|0",
        "max-age=60 60|0",
        "x=\"max-age=60\", max-age=1|1",
        "x=\"a, max-age=60\"|-1",
        "x=\"\\\", max-age=60\"|-1",
        ",, max-age=60 ,|60",
        "=, max-age=60|60",
        "a b=\"c, d\", max-age=60|60",
        "no-store|-1"
      })
  void readsATime(String line, long seconds) {
    assertEquals(seconds, CacheControl.of(List.of(line)).seconds("max-age"));
  }

  @Test
  void isOneListOverAllLines() {
    CacheControl both = CacheControl.of(List.of("no-store", "private=\"set-cookie\", max-age=5"));

    assertTrue(both.has("no-store"));
    assertTrue(both.has("private"));
    assertEquals(5, both.seconds("max-age"));
    assertFalse(both.has("public"));
  }

  @Test
  void tellsWhatHasAValueFromWhatHasNone() {
    assertTrue(CacheControl.of(List.of("max-stale")).isBare("max-stale"));
    assertFalse(CacheControl.of(List.of("max-stale=5")).isBare("max-stale"));
    assertFalse(CacheControl.of(List.of("max-stale=")).isBare("max-stale"));
    assertFalse(CacheControl.of(List.of("")).isBare("max-stale"));
  }
}
