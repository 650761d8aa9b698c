// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import dev.facet.upstream.UpstreamClient;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** The services behind one route, each with its share of the requests. */
public final class WeightedTargets {
  private final List<Target> targets;
  private final int total;

  /**
   * Services of one route.
   *
   * @throws IllegalArgumentException where there is none, or none has a share
   */
  public WeightedTargets(List<Target> targets) {
    this.targets = List.copyOf(targets);
    this.total = this.targets.stream().mapToInt(Target::weight).reduce(0, Math::addExact);
    if (total == 0) {
      throw new IllegalArgumentException("targets: " + targets + " (expected: one with a weight)");
    }
  }

  /**
   * One service.
   *
   * @param client calls it
   * @param weight its share, 0 or more
   */
  public record Target(UpstreamClient client, int weight) {
    /** Guards the weight. */
    public Target {
      if (weight < 0) {
        throw new IllegalArgumentException("weight: " + weight + " (expected: 0 or more)");
      }
    }
  }

  /**
   * The service for one request.
   *
   * @param random a number from 0 up to, not including, the bound it is given
   */
  Target pick(IntUnaryOperator random) {
    if (targets.size() == 1) {
      return targets.getFirst();
    }
    int ticket = random.applyAsInt(total);
    int index = 0;
    while (ticket >= targets.get(index).weight()) {
      ticket -= targets.get(index).weight();
      index++;
    }
    return targets.get(index);
  }
}
