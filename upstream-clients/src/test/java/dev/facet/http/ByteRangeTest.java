// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, section 14.1.2. */
final class ByteRangeTest {
  private static String within(String header, long length) {
    ByteRange range = ByteRange.single(List.of(header));
    assertNotNull(range, header);
    return range.isSatisfiable(length) ? range.start(length) + "-" + range.end(length) : "none";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bytes=0-0                                  | 0-1
          bytes=0-9                                  | 0-10
          bytes=2-4                                  | 2-5
          BYTES=2-                                   | 2-10
          bytes=9-99                                 | 9-10
          bytes=10-                                  | none
          bytes=10-10                                | none
          bytes=-3                                   | 7-10
          bytes=-10                                  | 0-10
          bytes=-99                                  | 0-10
          bytes=-0                                   | none
          bytes=, 1-2 ,                              | 1-3
          bytes=0000000000000000000000000001-2       | 1-3
          bytes=1-99999999999999999999999999999999   | 1-10
          bytes=99999999999999999999999999999999-    | none
          bytes=-99999999999999999999999999999999    | 0-10
          bytes=9223372036854775807-                 | none
          bytes=0-9223372036854775807                | 0-10
          """)
  void isAPartOfTenBytes(String header, String part) {
    assertEquals(part, within(header, 10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=2-1",
        "bytes=+1-2",
        "bytes=1-2-3",
        "bytes=1 -2",
        "bytes =1-2",
        "bytes= 1-2 3-4",
        "bytes=0-1,2-3",
        "bytes=0-,0-",
        "lines=0-1",
        "0-1",
        "bytes=\u0661-2"
      })
  void isNotSeveralOrNone(String header) {
    assertNull(ByteRange.single(List.of(header)));
  }

  @Test
  void isOfOneLine() {
    assertNull(ByteRange.single(List.of()));
    assertNull(ByteRange.single(List.of("bytes=0-1", "bytes=0-1")));
  }

  @Test
  void isNothingOfNothing() {
    assertFalse(new ByteRange(0, 5).isSatisfiable(0));
    assertFalse(new ByteRange(ByteRange.SUFFIX, 5).isSatisfiable(0));
  }
}
