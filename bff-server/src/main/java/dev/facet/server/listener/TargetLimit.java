// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.config.listener.RequestLimits;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;

/** How long the first line of a request may be (RFC 9112, section 3). */
public final class TargetLimit {
  /** Room for the method and the version beside the target. */
  private static final int REST = 32;

  private static final int REST_OF_LINE = "  HTTP/1.1".length();

  private TargetLimit() {}

  /** The longest line, in bytes. */
  static int longest(RequestLimits limits) {
    return (int) limits.uri().bytes() + REST;
  }

  /** Whether a target, or the line that it stands in with HTTP/1.1, is longer. */
  public static boolean isTooLong(String method, String target, RequestLimits limits) {
    return target.length() > limits.uri().bytes()
        || method.length() + target.length() + REST_OF_LINE > longest(limits);
  }

  /** What the client is told then. */
  public static Problem tooLong() {
    return Problem.of(ProblemCode.URI_TOO_LONG, "The request's target is too long.");
  }
}
