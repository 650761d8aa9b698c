// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import dev.facet.server.plugin.ExchangeKey;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many WebSockets may be open, of a route or of a listener. Safe for all threads.
 *
 * @param open those that are open or about to be, over reloads
 * @param max how many may be
 */
public record WebSocketPlaces(AtomicInteger open, int max) {
  /** Where a request for a WebSocket has those of its listener. */
  public static final ExchangeKey<WebSocketPlaces> OF_LISTENER =
      new ExchangeKey<>("WebSockets of the listener");

  /** Takes one, to be given back; false where there is none left. */
  boolean take() {
    if (open.incrementAndGet() <= max) {
      return true;
    }
    giveBack();
    return false;
  }

  void giveBack() {
    var _ = open.decrementAndGet();
  }
}
