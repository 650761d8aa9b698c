// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Draws two endpoints by weight and takes the better one: the first, unless what is to be expected
 * of the second, latency and attempts under way, is clearly less. So idle endpoints that are as
 * fast get what their weights say, and one that is slow or busy gets little.
 */
final class PowerOfTwo implements Balancer {
  /** Differences below this are chance. */
  private static final double CLEARLY = 1.25;

  private final Shares shares;
  private final DoubleSupplier random;

  PowerOfTwo(Shares shares, DoubleSupplier random) {
    this.shares = shares;
    this.random = random;
  }

  @Override
  public <E extends ServiceEndpoint> E choose(List<E> usable, Choice choice) {
    double total = shares.sum(usable);
    E first = draw(usable, null, total);
    E second = draw(usable, first, total - shares.of(first));
    return isBetter(second, first, total / usable.size()) ? second : first;
  }

  private <E extends ServiceEndpoint> E draw(
      List<E> usable, @Nullable ServiceEndpoint without, double total) {
    double left = random.getAsDouble() * total;
    E last = usable.getFirst();
    for (int i = 0; i < usable.size(); i++) {
      E each = usable.get(i);
      if (!each.equals(without)) {
        last = each;
        left -= shares.of(each);
        if (left < 0) {
          return each;
        }
      }
    }
    return last;
  }

  private boolean isBetter(ServiceEndpoint second, ServiceEndpoint first, double mean) {
    long now = shares.now();
    double a = leastToExpect(first, now);
    double b = leastToExpect(second, now);
    double most = Math.max(1, Math.max(a, b));
    double ofFirst = load(first, isKnown(first) ? a : most, mean);
    double ofSecond = load(second, isKnown(second) ? b : most, mean);
    return ofSecond * CLEARLY < ofFirst;
  }

  /** One that fails is not known to be fast. */
  private static boolean isKnown(ServiceEndpoint endpoint) {
    return endpoint.latency().known() && !endpoint.standing().fails();
  }

  /** How long it lately took, or what is under way takes already. */
  private static double leastToExpect(ServiceEndpoint endpoint, long now) {
    return Math.max(endpoint.latency().nanos(now), (double) endpoint.silence().nanos(now));
  }

  /** What is to be expected: how long, by how much of its share is under way. */
  private double load(ServiceEndpoint endpoint, double nanos, double mean) {
    return nanos * (1 + endpoint.inFlight() * mean / shares.of(endpoint));
  }
}
