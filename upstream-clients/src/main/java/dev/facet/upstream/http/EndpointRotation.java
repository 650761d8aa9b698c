// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import java.util.List;

/**
 * Takes the endpoints of a service in turn, by weight. The turns are mixed smoothly: of weights 5,
 * 1 and 1 the heavy one is not asked five times in a row. Shared by all event loops.
 */
final class EndpointRotation {
  private final List<Endpoint> endpoints;
  private final long[] credit;
  private final long totalWeight;

  EndpointRotation(List<Endpoint> endpoints) {
    this.endpoints = List.copyOf(endpoints);
    this.credit = new long[endpoints.size()];
    this.totalWeight = endpoints.stream().mapToLong(Endpoint::weight).sum();
  }

  /** The endpoint whose turn it is. */
  Endpoint next() {
    return endpoints.size() == 1 ? endpoints.getFirst() : mostCredit();
  }

  // Everybody earns the own weight in each turn; who has most is taken and pays for all.
  private synchronized Endpoint mostCredit() {
    int best = 0;
    for (int i = 0; i < credit.length; i++) {
      credit[i] += endpoints.get(i).weight();
      if (credit[i] > credit[best]) {
        best = i;
      }
    }
    credit[best] -= totalWeight;
    return endpoints.get(best);
  }
}
