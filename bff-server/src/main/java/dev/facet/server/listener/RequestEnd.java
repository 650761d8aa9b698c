// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.count.GatewayCounts;
import dev.facet.server.count.RequestCounts;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.GatewayResponse.Body;
import dev.facet.server.snapshot.Snapshot;
import io.vertx.core.Handler;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is done when a request is over: the snapshot it began with is let go, it is counted for what
 * responded to it, and plugins are told. Done once, however often the end is told. Confined to the
 * request's context.
 */
final class RequestEnd implements Handler<Void> {
  private final GatewayCounts all;
  private final LongSupplier nanoTime;
  private final long begun;
  private @Nullable Snapshot snapshot;
  private RequestCounts counts;
  private @Nullable Exchange exchange;
  private int status;
  private boolean left;

  /**
   * Begins now.
   *
   * @param snapshot entered by the request
   * @param all where it is counted, with no route as long as none was found for it
   */
  RequestEnd(Snapshot snapshot, GatewayCounts all, LongSupplier nanoTime) {
    this.all = all;
    this.snapshot = snapshot;
    this.counts = all.unrouted();
    this.nanoTime = nanoTime;
    this.begun = nanoTime.getAsLong();
  }

  /** A route takes it. */
  void routed(RequestCounts route) {
    counts = route;
  }

  /** It goes through a pipeline, whose plugins may want to know. */
  void running(Exchange begun) {
    exchange = begun;
  }

  /**
   * A response as it is to be sent. The tunnel of one that opens it may outlive the snapshot, and
   * is over for plugins only when it is closed.
   */
  GatewayResponse holding(GatewayResponse response) {
    Exchange held = exchange;
    if (held == null || !(response.body() instanceof Body.Upgraded upgraded)) {
      return response;
    }
    exchange = null;
    return new GatewayResponse(
        response.status(), response.headers(), upgraded.alsoTelling(_ -> held.end()));
  }

  /**
   * The last byte of its response is written next. What plugins hold for it is given back before
   * its client can know: it may ask for more at once, by a connection of another event loop.
   */
  void ending() {
    Exchange over = exchange;
    exchange = null;
    if (over != null) {
      if (!over.rejectedBy().isEmpty()) {
        all.rejections(over.rejectedBy()).increment();
      }
      over.end();
    }
  }

  /** Its response is compressed by a policy. */
  void compressed() {
    counts.compressed().increment();
  }

  /** There is a response, which is sent from now on where the client is still there. */
  void responded(int response) {
    if (left) {
      handle(null);
    } else {
      status = response;
    }
  }

  /** The client has left. What works on a response needs the snapshot until it has given up. */
  void left() {
    left = true;
    if (status != 0) {
      handle(null);
    }
  }

  @Override
  public void handle(@Nullable Void ended) {
    Snapshot held = snapshot;
    snapshot = null;
    if (held != null) {
      counts.done(status, nanoTime.getAsLong() - begun);
      held.exit();
      ending();
    }
  }
}
