// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import dev.facet.server.config.listener.CertificateConfig;
import dev.facet.server.config.listener.ListenersConfig;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log of certificates of listeners that expire soon, or have. What is found when files
 * are read is forgotten by the time that matters: a gateway may run for months.
 */
final class CertificateReminder {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateReminder.class);

  private final Supplier<ListenersConfig> listeners;
  private final InstantSource clock;

  /**
   * A reminder.
   *
   * @param listeners those in force when it is asked to remind
   */
  CertificateReminder(Supplier<ListenersConfig> listeners, InstantSource clock) {
    this.listeners = listeners;
    this.clock = clock;
  }

  /** Writes a line for each such certificate. Meant for once a day. */
  void remind() {
    listeners
        .get()
        .clients()
        .forEach((name, listener) -> {
          if (listener.tls() != null) {
            listener.tls().certificates().forEach(each -> remind(name, each));
          }
        });
  }

  private void remind(String listener, CertificateConfig certificate) {
    String expected = certificate.expectedTime(clock.instant());
    if (!expected.isEmpty()) {
      LOG.warn(
          "listeners.{}.tls: cert: {} (expected: {}); renew it; new files are taken over while the"
              + " gateway runs",
          listener,
          certificate.cert(),
          expected);
    }
  }
}
