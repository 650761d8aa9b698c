// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import dev.facet.http.CacheControl;
import dev.facet.http.HttpDate;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How old a response is and for how long it is fresh (RFC 9111, section 4.2), in milliseconds. What
 * names no time is fresh for none, but for {@link Heuristics}.
 *
 * @param lifetime how long it is fresh, from its origin on
 * @param initialAge how old it was when it was received, at most
 * @param received when, in the time of day
 */
record Freshness(long lifetime, long initialAge, long received) {
  private static final long MILLIS = 1_000;

  /** Seconds; older than anything that is fresh. */
  private static final long OLD = Integer.MAX_VALUE;

  /**
   * Of a response.
   *
   * @param requested when it was asked for, in the time of day
   * @param received when its head was there
   */
  static Freshness of(MultiMap headers, CacheControl control, long requested, long received) {
    long date = time(headers.get(HttpHeaders.DATE), received);
    long apparent = Math.max(0, received - date);
    long told = age(headers.getAll(HttpHeaders.AGE)) * MILLIS + Math.max(0, received - requested);
    return new Freshness(lifetime(headers, control, date), Math.max(apparent, told), received);
  }

  /** How old it is now; a clock that was set back makes nothing younger than it was received. */
  long age(long now) {
    return initialAge + Math.max(0, now - received);
  }

  /** How long it is fresh yet; negative where it is stale. */
  long left(long now) {
    return lifetime - age(now);
  }

  private static long lifetime(MultiMap headers, CacheControl control, long date) {
    long shared = control.seconds("s-maxage");
    if (shared != CacheControl.ABSENT) {
      return shared * MILLIS;
    }
    long any = control.seconds("max-age");
    if (any != CacheControl.ABSENT) {
      return any * MILLIS;
    }
    List<String> expires = headers.getAll(HttpHeaders.EXPIRES);
    // What cannot be read has expired (section 5.3); of several the earliest counts (section
    // 4.2.1).
    long earliest = expires.stream().mapToLong(each -> time(each, 0)).min().orElse(0);
    return Math.max(0, earliest - date);
  }

  private static long time(@Nullable String date, long otherwise) {
    Instant read = date == null ? null : HttpDate.parse(date);
    return read == null ? otherwise : read.toEpochMilli();
  }

  /**
   * What caches before this one say. RFC 9111 lets what is malformed be ignored, or all but the
   * first of several; then nobody knows how old the response is, and it counts as stale.
   */
  private static long age(List<String> lines) {
    if (lines.isEmpty()) {
      return 0;
    }
    String age = lines.getFirst().strip();
    boolean number = !age.isEmpty() && age.chars().allMatch(c -> c >= '0' && c <= '9');
    return lines.size() == 1 && number
        ? CacheControl.of(List.of("age=" + age)).seconds("age")
        : OLD;
  }
}
