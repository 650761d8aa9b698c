// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.http.HttpDate;
import java.time.Duration;
import java.time.Instant;

/** Reads the header Retry-After (RFC 9110, section 10.2.3). */
final class RetryAfter {
  private static final int MAX_DIGITS = 9;

  private RetryAfter() {}

  /** How long it says to wait, in milliseconds, 0 or more; 0 for what is neither form of it. */
  static long millis(String value, Instant now) {
    String stripped = value.strip();
    if (!stripped.isEmpty() && stripped.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return stripped.length() > MAX_DIGITS
          ? Long.MAX_VALUE
          : Duration.ofSeconds(Long.parseLong(stripped)).toMillis();
    }
    Instant then = HttpDate.parse(stripped);
    return then == null ? 0 : Math.max(0, Duration.between(now, then).toMillis());
  }
}
