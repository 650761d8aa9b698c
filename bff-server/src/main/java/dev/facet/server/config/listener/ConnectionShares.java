// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.listener;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many connections clients may have open where a file does not say. Of the file descriptors of
 * the process a quarter remains for calls of services, for management and for files.
 */
final class ConnectionShares {
  /** Beyond it memory counts more than descriptors. */
  static final int MAX = 20_000;

  private static final int MIN = 16;

  /** What a process has open that serves nobody. */
  private static final long OWN_DESCRIPTORS = 100;

  private ConnectionShares() {}

  /** Gives those listeners a limit that have none: they share what the others leave. */
  static Map<String, ListenerConfig> given(Map<String, ListenerConfig> listeners) {
    return given(listeners, descriptors());
  }

  /**
   * The same.
   *
   * @param descriptors of the process at the most
   */
  static Map<String, ListenerConfig> given(
      Map<String, ListenerConfig> listeners, long descriptors) {
    long left = (descriptors - OWN_DESCRIPTORS) / 4 * 3;
    int open = 0;
    for (ListenerConfig listener : listeners.values()) {
      Integer said = listener.limits().connections();
      left -= said == null ? 0 : said;
      open += said == null ? 1 : 0;
    }
    int share = Math.clamp(left / Math.max(open, 1), MIN, MAX);
    Map<String, ListenerConfig> given = new LinkedHashMap<>();
    listeners.forEach((name, listener) ->
        given.put(
            name, listener.limits().connections() == null ? listener.bounded(share) : listener));
    return given;
  }

  /** How many file descriptors clients may take at the most; negative where that is unknown. */
  static long forClients() {
    return descriptors() - OWN_DESCRIPTORS;
  }

  private static long descriptors() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? system.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }
}
