// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.hsts;

import static dev.facet.upstream.config.Require.require;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What browsers are told (RFC 6797, section 6.1).
 *
 * @param maxAge how long they come by https only, in whole seconds; 0 makes them forget; absent:
 *     365 days
 * @param includeSubDomains whether that holds for all hosts below too; absent: no
 * @param preload whether browsers may have it in their lists before the first visit; absent: no
 */
public record HstsConfig(Duration maxAge, Boolean includeSubDomains, Boolean preload) {
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Duration MAX = Duration.ofDays(3650);

  /** Sets defaults and guards. */
  public HstsConfig(
      @Nullable Duration maxAge, @Nullable Boolean includeSubDomains, @Nullable Boolean preload) {
    this.maxAge = maxAge == null ? YEAR : maxAge;
    this.includeSubDomains = includeSubDomains != null && includeSubDomains;
    this.preload = preload != null && preload;
    require(
        !this.maxAge.isNegative()
            && this.maxAge.compareTo(MAX) <= 0
            && this.maxAge.toMillis() % 1_000 == 0,
        "maxAge",
        this.maxAge,
        "0s to 3650d, in whole seconds");
    require(
        !this.preload || (this.includeSubDomains && this.maxAge.compareTo(YEAR) >= 0),
        "preload",
        this.preload,
        "includeSubDomains: true beside it, and maxAge of 365d or more; the lists of browsers"
            + " take no others");
  }
}
