// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import java.util.List;

/**
 * Takes the endpoints of a service in turn, each as often as its weight says and spread evenly: of
 * the weights 2 and 1 come A, B, A. Usable from any thread.
 */
final class Rotation {
  private final List<ServiceEndpoint> endpoints;
  private final int[] credit;
  private final int total;

  Rotation(List<ServiceEndpoint> endpoints) {
    this.endpoints = List.copyOf(endpoints);
    this.credit = new int[endpoints.size()];
    this.total = endpoints.stream().mapToInt(ServiceEndpoint::weight).sum();
  }

  /** The endpoint whose turn it is. */
  ServiceEndpoint next() {
    return credit.length == 1 ? endpoints.getFirst() : richest();
  }

  /** Smooth weighted round-robin: the target with most credit is taken and pays for all. */
  private synchronized ServiceEndpoint richest() {
    int richest = 0;
    for (int i = 0; i < credit.length; i++) {
      credit[i] += endpoints.get(i).weight();
      if (credit[i] > credit[richest]) {
        richest = i;
      }
    }
    credit[richest] -= total;
    return endpoints.get(richest);
  }
}
