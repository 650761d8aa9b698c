// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.Diagnostic;
import java.util.List;

/**
 * Reads the files again and swaps what serves, or leaves it as it is and says why. One reload at a
 * time; blocks: not for event loops.
 */
public final class Reloader {
  private final SnapshotCompiler compiler;
  private final CurrentSnapshot current;
  private final Report report;

  /** Told what every reload came to. */
  public interface Report {
    /** New requests are answered with the new files. */
    void reloaded(Snapshot snapshot, List<Diagnostic.Warning> warnings);

    /** The files hold errors; requests are answered as before. */
    void rejected(List<Diagnostic> findings);

    /** The reload itself failed, by a fault of the gateway; requests are answered as before. */
    void failed(Throwable fault);
  }

  /** A reloader for one gateway. */
  public Reloader(SnapshotCompiler compiler, CurrentSnapshot current, Report report) {
    this.compiler = compiler;
    this.current = current;
    this.report = report;
  }

  /** Reads, checks, compiles and swaps, where there is anything new. */
  public synchronized void reload() {
    try {
      if (compiler.changed()) {
        swap();
      }
    } catch (RuntimeException | Error fault) { // an edge: what served before goes on
      report.failed(fault);
    }
  }

  private void swap() {
    switch (compiler.compile()) {
      case Compilation.Compiled<Snapshot>(var snapshot, var warnings) -> {
        current.swap(snapshot);
        report.reloaded(snapshot, warnings);
      }
      case Compilation.Rejected<Snapshot> rejected -> report.rejected(rejected.diagnostics());
    }
  }
}
