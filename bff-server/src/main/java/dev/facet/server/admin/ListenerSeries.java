// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.admin;

import dev.facet.server.config.listener.CertificateConfig;
import dev.facet.server.config.listener.ListenerTlsConfig;
import dev.facet.server.config.listener.RequestLimits;
import dev.facet.server.count.ConnectionCounts;
import dev.facet.server.count.GatewayCounts;
import dev.facet.server.count.HandshakeCounts;
import dev.facet.server.count.HandshakeFailure;
import dev.facet.server.snapshot.BrokenSnapshot;
import dev.facet.server.snapshot.ServingSnapshot;
import dev.facet.server.snapshot.Snapshot;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** Listeners for clients: connections, certificates, and handshakes that came to nothing. */
final class ListenerSeries {
  private ListenerSeries() {}

  static void add(Snapshot snapshot, GatewayCounts counts, InstantSource clock, Series series) {
    switch (snapshot) {
      case ServingSnapshot serving ->
          serving
              .document()
              .config()
              .listeners()
              .clients()
              .forEach((name, listener) -> {
                connections(name, counts.connections(name), series);
                webSockets(name, listener.limits(), counts.connections(name), series);
                if (listener.tls() != null) {
                  certificates(name, listener.tls(), clock, series);
                  handshakes(name, counts.handshakes(name), series);
                }
              });
      case BrokenSnapshot _ -> {} // it has no listeners that are known
    }
  }

  private static void connections(String listener, ConnectionCounts counts, Series series) {
    series.gauge(
        "facet.client.connections",
        "Connections of clients that are open",
        counts.open(),
        "listener",
        listener);
    series.gauge(
        "facet.client.connections.limit",
        "The most connections of clients that may be open",
        counts.most(),
        "listener",
        listener);
    series.counter(
        "facet.client.accept.pauses",
        "Times that new connections had to wait, since the most were open",
        counts.pauses(),
        "listener",
        listener);
    series.counter(
        "facet.client.accept.failures",
        "Connections that could not be accepted, such as for want of file descriptors",
        counts.failures(),
        "listener",
        listener);
  }

  private static void webSockets(
      String listener, RequestLimits limits, ConnectionCounts counts, Series series) {
    series.gauge(
        "facet.client.websockets",
        "WebSockets of clients that are open, or whose handshake is under way",
        counts.webSockets().get(),
        "listener",
        listener);
    series.gauge(
        "facet.client.websockets.limit",
        "The most WebSockets of clients that may be open",
        Objects.requireNonNullElse(limits.webSockets(), counts.most()),
        "listener",
        listener);
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
