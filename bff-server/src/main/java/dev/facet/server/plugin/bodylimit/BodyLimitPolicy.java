// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.bodylimit;

import dev.facet.server.plugin.Problem;
import dev.facet.upstream.RequestBody;

/** Decides whether a body can be passed, must be rejected, or has to be counted to know. */
final class BodyLimitPolicy {
  /** What is known of a body before it is read. */
  enum Verdict {
    FITS,
    TOO_LONG,
    UNKNOWN
  }

  private final long max;

  BodyLimitPolicy(BodyLimitConfig config) {
    max = config.max().bytes();
  }

  long max() {
    return max;
  }

  Verdict judge(RequestBody body) {
    return switch (body) {
      case RequestBody.Empty _, RequestBody.Upgrade _ -> Verdict.FITS;
      case RequestBody.Bytes(var bytes) -> judge(bytes.length());
      case RequestBody.Streamed(_, long length, _) -> length < 0 ? Verdict.UNKNOWN : judge(length);
    };
  }

  Problem rejection() {
    return Problem.bodyTooLarge(max);
  }

  private Verdict judge(long length) {
    return length <= max ? Verdict.FITS : Verdict.TOO_LONG;
  }
}
