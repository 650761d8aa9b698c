// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.connection.FrameBudget;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How often a client may do on one connection what costs work and asks for nothing (RFC 9113,
 * section 10.5).
 *
 * @param control frames that belong to no request
 * @param windows windows that are opened by little
 * @param late frames that were on their way when their stream was reset
 * @param faults streams that are reset for what the client did on them (CVE-2025-8671)
 */
record FrameBudgets(
    FrameBudget control, FrameBudget windows, FrameBudget late, FrameBudget faults) {
  /** A thousand rejected uploads a second, of which ten pieces each are on their way. */
  private static final int MAX_LATE = 100_000;

  private static final Duration LATE_SPAN = Duration.ofSeconds(10);

  /**
   * Those of a connection that begins.
   *
   * @param resets the most faults within {@link Http2Codec#RESET_SECONDS}
   */
  static FrameBudgets of(int resets, LongSupplier nanoTime) {
    return new FrameBudgets(
        FrameBudget.ofControl(nanoTime),
        FrameBudget.of("small WINDOW_UPDATE frames", nanoTime),
        new FrameBudget(MAX_LATE, LATE_SPAN, "frames of streams that were reset", nanoTime),
        new FrameBudget(
            resets,
            Duration.ofSeconds(Http2Codec.RESET_SECONDS),
            "malformed or rejected requests",
            nanoTime));
  }

  /** A piece of a body is sent to the client. */
  void sent() {
    control.earn();
    windows.earn();
  }
}
