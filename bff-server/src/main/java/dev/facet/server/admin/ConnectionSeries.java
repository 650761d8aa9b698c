// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.admin;

import dev.facet.server.count.ConnectionCounts;
import dev.facet.server.count.GatewayCounts;
import dev.facet.server.snapshot.BrokenSnapshot;
import dev.facet.server.snapshot.ServingSnapshot;
import dev.facet.server.snapshot.Snapshot;

/** Connections of clients, by listener. */
final class ConnectionSeries {
  private ConnectionSeries() {}

  static void add(Snapshot snapshot, GatewayCounts counts, Series series) {
    switch (snapshot) {
      case ServingSnapshot serving ->
          serving
              .document()
              .config()
              .listeners()
              .clients()
              .keySet()
              .forEach(name -> add(name, counts.connections(name), series));
      case BrokenSnapshot _ -> {} // it has no listeners that are known
    }
  }

  private static void add(String listener, ConnectionCounts counts, Series series) {
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
}
