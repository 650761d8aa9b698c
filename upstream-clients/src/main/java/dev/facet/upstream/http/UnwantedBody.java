// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.resilience.Timers;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;

/**
 * The body of a response that is not taken. A short one is read to its end, so that its connection
 * can be used once more; it has a second for that.
 *
 * @param read runs at the end
 * @param late closes the connection where the end does not come, or is not waited for
 */
record UnwantedBody(Timers timers, Runnable read, Runnable late) {
  private static final long MAX_BYTES = 64 * 1_024;
  private static final long MAX_MILLIS = 1_000;

  /** Lets go of it, in a way that the connection serves on where that costs little. */
  void drop(HttpClientResponse response, HttpMethod asked) {
    long length = AnnouncedLength.of(response, asked);
    if (length < 0 || length > MAX_BYTES) {
      late.run();
      return;
    }
    Timers.Timer timer = timers.set(MAX_MILLIS, late);
    response.handler(piece -> {});
    response.endHandler(end -> {
      timer.cancel();
      read.run();
    });
  }
}
