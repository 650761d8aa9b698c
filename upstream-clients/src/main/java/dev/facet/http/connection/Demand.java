// SPDX-License-Identifier: Apache-2.0
package dev.facet.http.connection;

import io.vertx.core.streams.ReadStream;

/** How many pieces the reader of a stream asks for; {@link Long#MAX_VALUE} is without end. */
public final class Demand {
  private Demand() {}

  /**
   * What is asked for behind a {@link ReadStream#fetch}.
   *
   * @param demand what was asked for before
   * @param amount how many pieces more
   */
  public static long after(long demand, long amount) {
    return demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
  }
}
