// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import java.util.List;

/**
 * Takes endpoints in turn, each as often as its weight says and spread evenly: of the weights 2 and
 * 1 come A, B, A (smooth weighted round robin).
 */
public final class RoundRobin implements Balancer {
  @Override
  public synchronized <E extends ServiceEndpoint> E choose(List<E> usable) {
    E richest = usable.getFirst();
    int total = 0;
    for (int i = 0; i < usable.size(); i++) {
      E each = usable.get(i);
      total += each.weight();
      each.credit += each.weight();
      if (each.credit > richest.credit) {
        richest = each;
      }
    }
    richest.credit -= total;
    return richest;
  }
}
