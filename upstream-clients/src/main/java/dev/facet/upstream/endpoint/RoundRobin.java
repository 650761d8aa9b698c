// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import java.util.List;

/**
 * Takes endpoints in turn, each as often as its weight says and spread evenly: of the weights 2 and
 * 1 come A, B, A (smooth weighted round robin).
 */
final class RoundRobin implements Balancer {
  private final Shares shares;

  RoundRobin(Shares shares) {
    this.shares = shares;
  }

  @Override
  public synchronized <E extends ServiceEndpoint> E choose(List<E> usable, Choice choice) {
    E richest = usable.getFirst();
    double total = 0;
    for (int i = 0; i < usable.size(); i++) {
      E each = usable.get(i);
      double share = shares.of(each);
      total += share;
      each.credit += share;
      if (each.credit > richest.credit) {
        richest = each;
      }
    }
    richest.credit -= total;
    return richest;
  }
}
