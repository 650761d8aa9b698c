// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.vertx.core.http.HttpHeaders;
import java.text.ParsePosition;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The date of messages (RFC 9110, sections 5.6.7 and 6.6.1), written once a second however often it
 * is asked for. Confined to one event loop.
 */
public final class HttpDate {
  private static final DateTimeFormatter FIXED_LENGTH =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** Obsolete, but to be understood: RFC 850 and asctime (section 5.6.7). */
  private static final DateTimeFormatter RFC_850 =
      new DateTimeFormatterBuilder()
          .appendPattern("EEEE, dd-MMM-")
          .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
          .appendPattern(" HH:mm:ss 'GMT'")
          .toFormatter(Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final List<DateTimeFormatter> READ = List.of(FIXED_LENGTH, RFC_850, ASCTIME);
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

  /**
   * Reads a date in one of the three forms that recipients take.
   *
   * @return null where it is none of them
   */
  public static @Nullable Instant parse(String text) {
    for (DateTimeFormatter form : READ) {
      ParsePosition end = new ParsePosition(0);
      TemporalAccessor read = form.parseUnresolved(text, end) == null ? null : resolved(form, text);
      if (read != null) {
        return Instant.from(read);
      }
    }
    return null;
  }

  private static @Nullable TemporalAccessor resolved(DateTimeFormatter form, String text) {
    try {
      return form.parse(text);
    } catch (DateTimeParseException _) {
      return null;
    }
  }

  /** A time in the form that dates are sent in; what is less than a second is cut off. */
  public static String format(Instant time) {
    return FIXED_LENGTH.format(time);
  }
}
