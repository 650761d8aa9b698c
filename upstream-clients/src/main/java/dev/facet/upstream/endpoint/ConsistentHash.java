// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import dev.facet.upstream.config.HashKey;
import java.util.List;

/**
 * Takes the same endpoint for the same client (weighted rendezvous hashing): where one comes or
 * goes, only the clients it gets or had are moved. An endpoint that has a quarter and some calls
 * more under way than its share is passed over, so that many calls of few clients do not pile up.
 * What has nothing to tell clients apart is balanced otherwise.
 */
final class ConsistentHash implements Balancer {
  private static final double BOUND = 1.25;

  /** Where little is under way, a share is less than chance makes of it. */
  private static final int SLACK = 8;

  private static final double UNIT = 0x1.0p-53;

  private final HashKey key;
  private final Balancer others;

  ConsistentHash(HashKey key, Balancer others) {
    this.key = key;
    this.others = others;
  }

  @Override
  public <E extends ServiceEndpoint> E choose(List<E> usable, Choice choice) {
    String value = choice.value(key);
    return value == null || value.isEmpty()
        ? others.choose(usable, choice)
        : nearest(usable, StableHash.of(value));
  }

  private static <E extends ServiceEndpoint> E nearest(List<E> usable, long hash) {
    long weights = 0;
    long underWay = 1;
    for (int i = 0; i < usable.size(); i++) {
      weights += usable.get(i).weight();
      underWay += usable.get(i).inFlight();
    }
    E best = usable.getFirst();
    double closest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < usable.size(); i++) {
      E each = usable.get(i);
      double bound = Math.ceil(BOUND * underWay * each.weight() / weights) + SLACK;
      double distance = distance(each, hash);
      if (each.inFlight() < bound && distance < closest) {
        best = each;
        closest = distance;
      }
    }
    return best;
  }

  /** The smaller, the nearer; a weight makes it smaller in proportion. */
  private static double distance(ServiceEndpoint endpoint, long hash) {
    double uniform = ((StableHash.mixed(hash ^ endpoint.hash()) >>> 11) + 1) * UNIT;
    return -Math.log(uniform) / endpoint.weight();
  }
}
