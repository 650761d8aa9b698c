// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HttpDateTest {
  private Instant time = Instant.parse("1994-11-06T08:49:37.999Z");
  private final HttpDate date = new HttpDate(this::time);

  private Instant time() {
    return time;
  }

  /** The example of RFC 9110, section 5.6.7. */
  @Test
  void isWrittenInFixedLength() {
    assertEquals("Sun, 06 Nov 1994 08:49:37 GMT", date.now().toString());
  }

  @Test
  void isWrittenOnceASecond() {
    CharSequence written = date.now();
    time = time.minusMillis(999);
    assertSame(written, date.now());
    time = time.plusSeconds(1);
    assertEquals("Sun, 06 Nov 1994 08:49:38 GMT", date.now().toString());
  }

  @Test
  void goesBackWithTheClock() {
    date.now();
    time = Instant.EPOCH.minusMillis(1);
    assertEquals("Wed, 31 Dec 1969 23:59:59 GMT", date.now().toString());
  }
}
