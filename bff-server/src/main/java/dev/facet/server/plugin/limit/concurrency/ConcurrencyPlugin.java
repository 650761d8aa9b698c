// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.limit.concurrency;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Next;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.limit.LimitKeys;
import io.vertx.core.Future;

/** Rejects requests of callers that have as many in flight as they may. */
final class ConcurrencyPlugin implements Plugin {
  /** Nobody knows when a place is given back; this keeps clients from asking without a pause. */
  private static final String RETRY_AFTER = "1";

  private final LimitKeys keys;
  private final int max;
  private final InFlightRequests inFlight;
  private final Runnable closed;

  /**
   * A plugin.
   *
   * @param closed told when it is used no more
   */
  ConcurrencyPlugin(ConcurrencyConfig config, InFlightRequests inFlight, Runnable closed) {
    this.keys = LimitKeys.of(config.key());
    this.max = config.max();
    this.inFlight = inFlight;
    this.closed = closed;
  }

  @Override
  public Future<GatewayResponse> handle(Exchange exchange, Next next) {
    String caller = keys.callerOf(exchange);
    if (!inFlight.take(caller, max)) {
      return Problem.of(
              ProblemCode.TOO_MANY_IN_FLIGHT,
              "The caller has as many requests in flight as it may have: " + max + ".")
          .withHeader("retry-after", RETRY_AFTER)
          .asFailure();
    }
    exchange.onEnd(() -> inFlight.giveBack(caller));
    return next.proceed(exchange);
  }

  @Override
  public void close() {
    closed.run();
  }
}
