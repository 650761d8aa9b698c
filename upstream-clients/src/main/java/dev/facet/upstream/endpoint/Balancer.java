// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import dev.facet.upstream.config.Balance;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Chooses among the endpoints of a service. Usable from any thread. */
@FunctionalInterface
public interface Balancer {
  /**
   * The endpoint of the next attempt.
   *
   * @param usable 2 or more
   */
  <E extends ServiceEndpoint> E choose(List<E> usable, Choice choice);

  /**
   * The balancer that a configuration names.
   *
   * @param shares how much of the attempts each endpoint gets
   * @param random from 0 to 1, 1 excluded
   */
  static Balancer of(Balance balance, Shares shares, DoubleSupplier random) {
    return switch (balance) {
      case Balance.PowerOfTwo _ -> new PowerOfTwo(shares, random);
      case Balance.InTurn _ -> new RoundRobin(shares);
      case Balance.LeastRequests _ -> new LeastRequests(shares, random);
      case Balance.Hash(var key) -> new ConsistentHash(key, new PowerOfTwo(shares, random));
    };
  }
}
