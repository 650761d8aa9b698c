// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.accesslog;

import dev.facet.server.plugin.TappedStream;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** Counts a streamed answer and reports once how it came out. */
final class StreamedAnswer implements TappedStream.Tap {
  /** Who is told. */
  @FunctionalInterface
  interface Report {
    void over(long bytes, boolean complete);
  }

  private final Report report;
  private long bytes;
  private boolean reported;

  StreamedAnswer(Report report) {
    this.report = report;
  }

  @Override
  public @Nullable Throwable passing(Buffer piece) {
    bytes += piece.length();
    return null;
  }

  @Override
  public void over(@Nullable Throwable failure) {
    report(failure == null);
  }

  void abandoned() {
    report(false);
  }

  private void report(boolean complete) {
    if (!reported) {
      reported = true;
      report.over(bytes, complete);
    }
  }
}
