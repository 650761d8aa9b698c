// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Takes the endpoint with the fewest attempts under way, in proportion to its weight; of those that
 * are as busy, one is drawn by weight.
 */
final class LeastRequests implements Balancer {
  private final Shares shares;
  private final DoubleSupplier random;

  LeastRequests(Shares shares, DoubleSupplier random) {
    this.shares = shares;
    this.random = random;
  }

  @Override
  public <E extends ServiceEndpoint> E choose(List<E> usable, Choice choice) {
    E least = usable.getFirst();
    double fewest = Double.POSITIVE_INFINITY;
    double drawn = 0;
    for (int i = 0; i < usable.size(); i++) {
      E each = usable.get(i);
      double share = shares.of(each);
      double load = each.inFlight() / share;
      if (load > fewest) {
        continue;
      }
      drawn = load < fewest ? share : drawn + share;
      if (load < fewest || random.getAsDouble() * drawn < share) {
        least = each;
      }
      fewest = load;
    }
    return least;
  }
}
