// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.admin;

import dev.facet.server.count.GatewayCounts;
import dev.facet.server.snapshot.CurrentSnapshot;
import dev.facet.server.snapshot.Snapshot;
import java.time.InstantSource;

/**
 * What {@code GET /metrics} answers: all series of this moment, in the text format of Prometheus.
 * Labels hold names out of the configuration and of a few fixed lists, and nothing that a request
 * or a service says.
 */
public final class MetricsPage {
  /** The media type of the text (Prometheus text exposition format 0.0.4). */
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final CurrentSnapshot current;
  private final GatewayCounts counts;
  private final InstantSource clock;

  /** A page of one gateway. */
  public MetricsPage(CurrentSnapshot current, GatewayCounts counts, InstantSource clock) {
    this.clock = clock;
    this.current = current;
    this.counts = counts;
  }

  /**
   * The page. Walks through all counters and asks the virtual machine: not for event loops.
   *
   * <p>The registry lives as long as the page is written. All counting is done outside of it, so
   * there is nothing to keep, nothing to take back when a reload removes a route, and no memory
   * used unless asked for.
   */
  public String text() {
    Snapshot snapshot = current.look();
    try (Series series = new Series()) {
      GatewaySeries.add(snapshot, counts, series);
      ListenerSeries.add(snapshot, counts, clock, series);
      RequestSeries.add(snapshot, counts, series);
      ShareSeries.add(snapshot, counts, series);
      FrontendSeries.add(snapshot, counts, series);
      ServiceSeries.add(snapshot, series);
      JvmSeries.add(series);
      return series.text();
    }
  }
}
