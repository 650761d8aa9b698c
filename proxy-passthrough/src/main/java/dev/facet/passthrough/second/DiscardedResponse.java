// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.second;

import dev.facet.http.connection.LendingStream;
import dev.facet.http.connection.LentBytes;
import dev.facet.upstream.UpstreamStream;
import io.vertx.core.buffer.Buffer;

/**
 * A response that nobody wants. It is read to its end, so that its connection serves on, where that
 * is not far; else the connection is closed.
 */
final class DiscardedResponse {
  private final UpstreamStream response;
  private final long limit;
  private final Runnable done;
  private long bytes;

  /**
   * One of which nothing has been read.
   *
   * @param limit the most that is read, in bytes
   * @param done runs when it is over, however it ended
   */
  DiscardedResponse(UpstreamStream response, long limit, Runnable done) {
    this.response = response;
    this.limit = limit;
    this.done = done;
  }

  void read() {
    LendingStream.lend(response.body());
    response
        .body()
        .exceptionHandler(broken -> done.run())
        .endHandler(end -> done.run())
        .handler(this::count)
        .resume();
  }

  private void count(Buffer piece) {
    bytes += piece.length();
    LentBytes.giveBack(piece);
    if (bytes > limit) {
      response.abort();
      done.run();
    }
  }
}
