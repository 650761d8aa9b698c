// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.accesslog;

import dev.facet.server.plugin.TappedStream;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** Counts a streamed response and reports once how it came out. */
final class StreamedResponseTap implements TappedStream.Tap {
  /** The receiver of what was counted. */
  @FunctionalInterface
  interface Report {
    void over(long bytes, boolean complete);
  }

  private final Report report;
  private long bytes;
  private boolean reported;

  StreamedResponseTap(Report report) {
    this.report = report;
  }

  @Override
  public @Nullable Throwable passing(Buffer piece) {
    bytes += piece.length();
    return null;
  }

  @Override
  public boolean onlyLooks() {
    return true;
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
