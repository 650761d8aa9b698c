// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import dev.facet.upstream.EndpointVerdict;

/**
 * An endpoint while one attempt uses it.
 *
 * @param endpoint the one that was chosen
 * @param from what it was chosen from
 * @param chosen whether there was another one: of a service's only endpoint nothing need be known
 */
public record Lease<E extends ServiceEndpoint>(E endpoint, EndpointSet<E> from, boolean chosen) {
  /**
   * The attempt says something of its endpoint.
   *
   * @param nanos how long the endpoint took, in nanoseconds
   * @param cause of a failure, in words for operators
   */
  public void judged(EndpointVerdict verdict, long nanos, String cause) {
    if (chosen) {
      from.judged(endpoint, verdict, Math.max(0, nanos), cause);
    }
  }

  /** Ends the use, once. */
  public void done() {
    endpoint.end();
  }
}
