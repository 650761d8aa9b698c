// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.facet.server.RecordedLog;
import dev.facet.server.config.listener.CertificateConfig;
import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.config.listener.ListenerTlsConfig;
import dev.facet.server.config.listener.ListenersConfig;
import dev.facet.server.tls.TlsClient;
import dev.facet.upstream.TestPem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log is told of certificates while a gateway runs. */
class CertificateReminderTest {
  @TempDir Path folder;

  @Test
  void tellsOfTheLastFourteenDaysAndOfWhatHasExpired() throws Exception {
    TestPem.Signed signed = TestPem.authority(folder).sign("shop", "shop", "-validity", "60");
    CertificateConfig certificate =
        new CertificateConfig(TlsClient.read(signed.cert()), TlsClient.read(signed.key()));
    Instant end = certificate.expires();
    AtomicReference<Instant> now = new AtomicReference<>(end.minus(Duration.ofDays(15)));
    InstantSource clock = now::get;
    CertificateReminder reminder = new CertificateReminder(() -> listeners(certificate), clock);
    try (RecordedLog log = new RecordedLog(CertificateReminder.class.getName())) {
      reminder.remind();
      assertEquals(List.of(), told(log));

      now.set(end.minus(Duration.ofDays(13)));
      reminder.remind();
      assertEquals(
          List.of(
              "listeners.secure.tls: cert: shop.pem (expected: valid for 14 days or more; it expires"
                  + " at "
                  + end
                  + "); renew it; new files are taken over while the gateway runs"),
          told(log));

      now.set(end.plus(Duration.ofDays(1)));
      reminder.remind();
      assertEquals(
          "listeners.secure.tls: cert: shop.pem (expected: valid today; it expired at "
              + end
              + "); renew it; new files are taken over while the gateway runs",
          told(log).getLast());
    }
  }

  private static List<String> told(RecordedLog log) {
    return log.events().stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private static ListenersConfig listeners(CertificateConfig certificate) {
    ListenerTlsConfig tls = new ListenerTlsConfig(List.of(certificate), null, null, null, null);
    ListenerConfig secure =
        new ListenerConfig(0, null, null, null, null, null, null, null, tls, null, null);
    return new ListenersConfig(Map.of("secure", secure), null);
  }
}
