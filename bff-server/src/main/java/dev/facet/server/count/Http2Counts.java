// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.count;

import java.util.concurrent.atomic.LongAdder;

/** What is ended of HTTP/2 for what clients did on it. Safe for all threads. */
public final class Http2Counts {
  private final LongAdder resetStreams = new LongAdder();
  private final LongAdder endedConnections = new LongAdder();

  Http2Counts() {}

  /** A stream was reset. */
  public void reset() {
    resetStreams.increment();
  }

  /** A connection was ended. */
  public void ended() {
    endedConnections.increment();
  }

  /** Streams that were reset, since the start. */
  public long resetStreams() {
    return resetStreams.sum();
  }

  /** Connections that were ended, since the start. */
  public long endedConnections() {
    return endedConnections.sum();
  }
}
