// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.admin;

import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;

/**
 * Memory, threads and garbage collection. Micrometer's binder for the latter listens to the virtual
 * machine from when it is bound; the collectors' own sums need no listener.
 */
final class JvmSeries {
  private static final double MILLIS_PER_SECOND = 1e3;

  private JvmSeries() {}

  static void add(Series series) {
    series.bind(new JvmMemoryMetrics());
    series.bind(new JvmThreadMetrics());
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      series.counter(
          "jvm.gc.collections",
          "Collections so far",
          collector.getCollectionCount(),
          "gc",
          collector.getName());
      series.counter(
          "jvm.gc.collection.seconds",
          "Time in them so far",
          collector.getCollectionTime() / MILLIS_PER_SECOND,
          "gc",
          collector.getName());
    }
    RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
    series.gauge(
        "process.uptime.seconds",
        "Time since the process was started",
        runtime.getUptime() / MILLIS_PER_SECOND);
  }
}
