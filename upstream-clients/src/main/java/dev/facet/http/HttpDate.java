// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The date of messages (RFC 9110, sections 5.6.7 and 6.6.1), written once a second however often it
 * is asked for. Confined to one event loop.
 */
public final class HttpDate {
  private static final DateTimeFormatter FIXED_LENGTH =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final long MILLIS_PER_SECOND = 1_000;

  private final InstantSource clock;
  private long second = Long.MIN_VALUE;
  private CharSequence written = "";

  /**
   * Nothing is written yet.
   *
   * @param clock the time of day
   */
  public HttpDate(InstantSource clock) {
    this.clock = clock;
  }

  /** The value of Date for a message that is made now. */
  public CharSequence now() {
    long current = Math.floorDiv(clock.millis(), MILLIS_PER_SECOND);
    if (current != second) {
      second = current;
      written = HttpHeaders.createOptimized(format(Instant.ofEpochSecond(current)));
    }
    return written;
  }

  /** A time in the form that dates are sent in; what is less than a second is cut off. */
  public static String format(Instant time) {
    return FIXED_LENGTH.format(time);
  }
}
