// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import java.util.List;

/** Chooses among the endpoints of a service. Usable from any thread. */
@FunctionalInterface
public interface Balancer {
  /**
   * The endpoint of the next attempt.
   *
   * @param usable 2 or more
   */
  <E extends ServiceEndpoint> E choose(List<E> usable);
}
