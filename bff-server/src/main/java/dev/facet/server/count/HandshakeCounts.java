// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.count;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Handshakes of TLS at one listener that came to nothing, by why. Safe for all threads. */
public final class HandshakeCounts {
  private final Map<HandshakeFailure, LongAdder> failures = new EnumMap<>(HandshakeFailure.class);

  /** None yet. */
  public HandshakeCounts() {
    for (HandshakeFailure each : HandshakeFailure.values()) {
      failures.put(each, new LongAdder());
    }
  }

  /** Counts one. */
  public void failed(HandshakeFailure why) {
    adder(why).increment();
  }

  /** How many there were. */
  public long failures(HandshakeFailure why) {
    return adder(why).sum();
  }

  private LongAdder adder(HandshakeFailure why) {
    return failures.getOrDefault(why, new LongAdder()); // all are there since it was made
  }
}
