// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import dev.facet.upstream.CallOutcome;

/**
 * An endpoint while one attempt uses it.
 *
 * @param endpoint the one that was chosen
 */
public record Lease<E extends ServiceEndpoint>(E endpoint) {
  /**
   * Ends the use, once.
   *
   * @param outcome what the attempt came to
   * @param nanos how long it took the service, in nanoseconds
   */
  public void done(CallOutcome outcome, long nanos) {
    endpoint.end(outcome, nanos);
  }
}
