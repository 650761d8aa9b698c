// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import dev.facet.upstream.LineBudget;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Tells operators of entries that are of no use, in no more lines than a budget allows. */
final class RedisNotices {
  private static final Logger LOG = LoggerFactory.getLogger(RedisNotices.class);

  private final String server;
  private final LineBudget corrupt;
  private final LineBudget notKept;
  private final LineBudget removed;

  /**
   * Nothing is told yet.
   *
   * @param server host and port
   * @param nanoTime a steady clock
   */
  RedisNotices(String server, LongSupplier nanoTime) {
    this.server = server;
    this.corrupt = new LineBudget(LineBudget.CHANGES, nanoTime);
    this.notKept = new LineBudget(LineBudget.CHANGES, nanoTime);
    this.removed = new LineBudget(LineBudget.CHANGES, nanoTime);
  }

  /**
   * What is under keys is not what was kept there.
   *
   * @param count how many there are
   * @param key one of them
   */
  void corrupt(String service, int count, String key) {
    if (count == 1) {
      warn(corrupt, service, "store entry is corrupt: redis {}: key {}; it counts as none", key);
    } else {
      String some = count + ", such as that of key " + key;
      warn(corrupt, service, "store entries are corrupt: redis {}: {}; they count as none", some);
    }
  }

  /** Redis does not keep an entry. */
  void notKept(String service, String cause) {
    warn(notKept, service, "store keeps nothing: redis {}: {}", cause);
  }

  /** Redis notes no change, and has removed what changed. */
  void removed(String cause) {
    long suppressed = removed.take();
    if (suppressed != LineBudget.SUPPRESSED) {
      line(suppressed)
          .addKeyValue("cause", cause)
          .log("store notes no change: redis {}: {}; what changed is removed there", server, cause);
    }
  }

  private void warn(LineBudget budget, String service, String words, String detail) {
    long suppressed = budget.take();
    if (suppressed != LineBudget.SUPPRESSED) {
      line(suppressed).addKeyValue("service", service).log(words, server, detail);
    }
  }

  private static LoggingEventBuilder line(long suppressed) {
    LoggingEventBuilder line = LOG.atWarn().addKeyValue("store", "redis");
    return suppressed == 0 ? line : line.addKeyValue("suppressed", suppressed);
  }
}
