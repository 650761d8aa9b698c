// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.admin;

import dev.facet.http.connection.BufferMemory;
import dev.facet.server.coding.EncoderMemory;
import dev.facet.server.count.GatewayCounts;
import dev.facet.server.count.Http2End;
import dev.facet.server.snapshot.Snapshot;

/** What the gateway serves, and how it came by it. */
final class GatewaySeries {
  private static final String RELOADS = "facet.reloads";
  private static final String RELOADS_HELP = "Readings of the files, the one at the start included";

  private GatewaySeries() {}

  static void add(Snapshot snapshot, GatewayCounts counts, Series series) {
    series.gauge(
        "facet.configuration.info",
        "1; version is a digest of the files that serve",
        1,
        "version",
        snapshot.version());
    series.counter(RELOADS, RELOADS_HELP, counts.acceptedReloads(), "outcome", "accepted");
    series.counter(RELOADS, RELOADS_HELP, counts.rejectedReloads(), "outcome", "rejected");
    series.counter(RELOADS, RELOADS_HELP, counts.failedReloads(), "outcome", "failed");
    series.gauge(
        "facet.reload.accepted",
        "1 where the files that were read last serve, 0 where they do not",
        counts.lastAccepted() ? 1 : 0);
    series.counter(
        "facet.http2.streams.reset",
        "Requests of HTTP/2 that were reset for what the client did on their stream",
        counts.http2().resetStreams());
    for (Http2End why : Http2End.values()) {
      series.counter(
          "facet.http2.connections.ended",
          "Connections of HTTP/2 that were ended for what the client did on them",
          counts.http2().endedConnections(why),
          "reason",
          why.label());
    }
    series.gauge(
        "facet.buffers.bytes",
        "Bytes that have been read from sockets, or are to be written to them",
        BufferMemory.ofProcess().taken());
    series.gauge(
        "facet.buffers.limit.bytes",
        "Bytes that there is memory for; slow readers may have half of it waiting",
        BufferMemory.ofProcess().limit());
    series.gauge(
        "facet.compression.memory.bytes",
        "Memory outside the heap for responses that are compressed as they pass",
        EncoderMemory.OF_PROCESS.taken());
    series.counter(
        "facet.compression.rejected",
        "Responses that were not compressed because others that pass had all memory for it",
        EncoderMemory.OF_PROCESS.rejected());
  }
}
