// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.second;

import dev.facet.upstream.config.Percentage;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * How much is copied to a second service.
 *
 * @param percent the share of the requests, 0 to 100
 * @param methods those of the requests; empty for all
 * @param maxBody the longest body that is copied, in bytes
 * @param max how many copies there may be at a time
 * @param deadline how long a copy may take: for the client to send the body, and for the second
 *     service to respond
 */
public record MirrorLimits(
    double percent, Set<HttpMethod> methods, long maxBody, int max, Duration deadline) {
  /** Copies the set. */
  public MirrorLimits {
    methods = Set.copyOf(methods);
  }

  /** Whether requests of a method are copied. */
  boolean takes(HttpMethod method) {
    return methods.isEmpty() || methods.contains(method);
  }

  /** Whether a request is one of the share. */
  boolean takes(IntUnaryOperator random) {
    return percent >= 100 || Percentage.holds(percent, random.applyAsInt(Percentage.PLACES));
  }
}
