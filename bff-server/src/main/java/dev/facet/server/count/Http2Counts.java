// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.count;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** What is ended of HTTP/2 for what clients did on it. Safe for all threads. */
public final class Http2Counts {
  private final LongAdder resetStreams = new LongAdder();
  private final Map<Http2End, LongAdder> endedConnections = new EnumMap<>(Http2End.class);

  Http2Counts() {
    for (Http2End each : Http2End.values()) {
      endedConnections.put(each, new LongAdder());
    }
  }

  /** A stream was reset. */
  public void reset() {
    resetStreams.increment();
  }

  /** A connection was ended. */
  public void ended(Http2End why) {
    of(why).increment();
  }

  /** Streams that were reset, since the start. */
  public long resetStreams() {
    return resetStreams.sum();
  }

  /** Connections that were ended, since the start. */
  public long endedConnections(Http2End why) {
    return of(why).sum();
  }

  private LongAdder of(Http2End why) {
    return Objects.requireNonNull(endedConnections.get(why));
  }
}
