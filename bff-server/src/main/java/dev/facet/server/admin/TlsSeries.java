// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.admin;

import dev.facet.server.config.listener.CertificateConfig;
import dev.facet.server.config.listener.ListenerTlsConfig;
import dev.facet.server.count.GatewayCounts;
import dev.facet.server.count.HandshakeCounts;
import dev.facet.server.count.HandshakeFailure;
import dev.facet.server.snapshot.BrokenSnapshot;
import dev.facet.server.snapshot.ServingSnapshot;
import dev.facet.server.snapshot.Snapshot;
import java.time.InstantSource;
import java.util.List;

/** Certificates of listeners, and handshakes that came to nothing. */
final class TlsSeries {
  private TlsSeries() {}

  static void add(Snapshot snapshot, GatewayCounts counts, InstantSource clock, Series series) {
    switch (snapshot) {
      case ServingSnapshot serving ->
          serving
              .document()
              .config()
              .listeners()
              .clients()
              .forEach((name, listener) -> {
                if (listener.tls() != null) {
                  certificates(name, listener.tls(), clock, series);
                  handshakes(name, counts.handshakes(name), series);
                }
              });
      case BrokenSnapshot _ -> {} // it has no listeners that are known
    }
  }

  private static void certificates(
      String listener, ListenerTlsConfig tls, InstantSource clock, Series series) {
    List<CertificateConfig> certificates = tls.certificates();
    for (int i = 0; i < certificates.size(); i++) {
      long end = certificates.get(i).expires().getEpochSecond();
      series.gauge(
          "facet.tls.certificate.expires.seconds",
          "Time until a certificate of a listener expires; negative where it has",
          end - clock.instant().getEpochSecond(),
          "listener",
          listener,
          "certificate",
          Integer.toString(i));
    }
  }

  private static void handshakes(String listener, HandshakeCounts counts, Series series) {
    for (HandshakeFailure why : HandshakeFailure.values()) {
      series.counter(
          "facet.tls.handshakes.failed",
          "Handshakes with clients that came to nothing",
          counts.failures(why),
          "listener",
          listener,
          "reason",
          why.label());
    }
  }
}
