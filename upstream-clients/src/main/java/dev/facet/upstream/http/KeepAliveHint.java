// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a service's Keep-Alive header says, such as {@code timeout=5, max=100}. */
final class KeepAliveHint {
  private static final Pattern TIMEOUT =
      Pattern.compile("(?:^|,)\\s*timeout\\s*=\\s*\"?(\\d{1,6})", Pattern.CASE_INSENSITIVE);
  private static final long MARGIN = MILLISECONDS.toNanos(500);

  private KeepAliveHint() {}

  /**
   * How long to keep an unused connection, in nanoseconds: somewhat less than the service does, so
   * that no request meets its closing; very long where the header says nothing.
   */
  static long nanos(String header) {
    Matcher matcher = TIMEOUT.matcher(header);
    if (!matcher.find()) {
      return Long.MAX_VALUE;
    }
    return Math.max(0, SECONDS.toNanos(Long.parseLong(matcher.group(1))) - MARGIN);
  }
}
