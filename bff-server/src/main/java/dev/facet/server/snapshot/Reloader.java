// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.project.ProjectMark;
import dev.facet.server.project.ProjectReader;
import dev.facet.server.project.ProjectSources;
import java.util.List;

/**
 * Reads the files again and swaps what serves, or leaves it as it is and says why. One reload at a
 * time; blocks: not for event loops.
 */
public final class Reloader {
  private final ProjectReader reader;
  private final SnapshotCompiler compiler;
  private final CurrentSnapshot current;
  private final Report report;
  private volatile ProjectMark last;

  /** Told what every reload came to. */
  public interface Report {
    /** New requests are answered with the new files. */
    void reloaded(ServingSnapshot snapshot, List<Diagnostic.Warning> warnings);

    /** The files hold errors; requests are answered as before. */
    void rejected(List<Diagnostic> findings);

    /** The reload itself failed, by a fault of the gateway; requests are answered as before. */
    void failed(Throwable fault);
  }

  /**
   * A reloader for one gateway.
   *
   * @param first what {@code current} was made of
   */
  public Reloader(GatewayParts parts, CurrentSnapshot current, ProjectMark first, Report report) {
    this.reader = new ProjectReader(parts.inputs());
    this.compiler = new SnapshotCompiler(parts);
    this.current = current;
    this.last = first;
    this.report = report;
  }

  /** What was read the last time, good or not. */
  public ProjectMark last() {
    return last;
  }

  /** Reads, and where anything is new checks, compiles and swaps. */
  public synchronized void reload() {
    try {
      ProjectSources sources = reader.readAgain(last);
      ProjectMark mark = sources.mark();
      boolean changed = !mark.digest().equals(last.digest());
      last = mark;
      if (changed) {
        swap(sources);
      }
    } catch (RuntimeException | Error fault) { // an edge: what served before goes on
      report.failed(fault);
    }
  }

  private void swap(ProjectSources sources) {
    switch (compiler.compile(sources)) {
      case Compilation.Compiled<ServingSnapshot>(var snapshot, var warnings) -> {
        if (current.swap(snapshot)) {
          report.reloaded(snapshot, warnings);
        }
      }
      case Compilation.Rejected<ServingSnapshot> rejected -> {
        if (current.look() instanceof BrokenSnapshot(_, var gateway)) {
          boolean _ = current.swap(BrokenSnapshot.because(rejected.errors(), gateway));
        }
        report.rejected(rejected.diagnostics());
      }
    }
  }
}
