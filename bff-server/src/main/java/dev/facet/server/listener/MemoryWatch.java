// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.connection.BufferMemory;
import dev.facet.http.connection.BufferMemory.Level;
import dev.facet.upstream.LineBudget;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks from time to time at the memory for bytes, also where none pass, and tells where slow
 * readers have so much of it that clients are let go. Confined to an event loop.
 */
final class MemoryWatch {
  private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);
  private static final LineBudget.Rate LINES = new LineBudget.Rate(1, 1, Duration.ofMinutes(1));

  private final BufferMemory memory = BufferMemory.ofProcess();
  private final LineBudget budget;

  MemoryWatch(LongSupplier nanoTime) {
    this.budget = new LineBudget(LINES, nanoTime);
  }

  void look() {
    Level level = memory.look();
    if (level == Level.PLENTY || level == Level.SCARCE) {
      return;
    }
    long suppressed = budget.take();
    if (suppressed != LineBudget.SUPPRESSED) {
      LOG.atWarn()
          .addKeyValue("bytes", memory.taken())
          .addKeyValue("limit", memory.limit())
          .addKeyValue("suppressed", suppressed)
          .log(
              "what waits for slow readers takes more than three eighths of the memory that there"
                  + " is: clients that take nothing of a response for 2 s are let go (more memory:"
                  + " -Xmx in FACET_JAVA_OPTS)");
    }
  }
}
