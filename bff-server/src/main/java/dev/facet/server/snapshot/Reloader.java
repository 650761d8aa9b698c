// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.project.ProjectMark;
import dev.facet.server.project.ProjectReader;
import dev.facet.server.project.ProjectSources;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the files again and swaps what serves, or leaves it as it is and says why. One reload at a
 * time; blocks: not for event loops.
 */
public final class Reloader {
  private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);

  private final ProjectReader reader;
  private final SnapshotCompiler compiler;
  private final CurrentSnapshot current;
  private final Listeners listeners;
  private final Report report;
  private volatile ProjectMark last;
  private boolean mayServeUnchanged;

  /** The listeners, which follow what files say of them. Called from one thread at a time. */
  public interface Listeners {
    /**
     * Opens what a candidate asks for beside what is open; waits for it.
     *
     * @return what cannot be opened; then nothing has changed
     */
    List<Diagnostic.Error> open(ConfigDocument candidate);

    /** What was opened for a candidate serves, what it does not ask for is drained. */
    void adopt(ConfigDocument candidate);

    /** What was opened for a candidate is closed: it does not serve. */
    void discard();
  }

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
  public Reloader(
      GatewayParts parts,
      CurrentSnapshot current,
      ProjectMark first,
      Listeners listeners,
      Report report) {
    this.listeners = listeners;
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
      if (changed || mayServeUnchanged) {
        mayServeUnchanged = false;
        swap(sources);
      }
    } catch (RuntimeException | Error fault) { // an edge: what served before goes on
      report.failed(fault);
    }
  }

  private void swap(ProjectSources sources) {
    switch (compiler.compile(sources)) {
      case Compilation.Compiled<ServingSnapshot>(var snapshot, var warnings) ->
          serve(snapshot, warnings);
      case Compilation.Rejected<ServingSnapshot> rejected -> {
        if (current.look() instanceof BrokenSnapshot(_, var gateway)) {
          boolean _ = current.swap(BrokenSnapshot.because(rejected.errors(), gateway));
        }
        report.rejected(rejected.diagnostics());
      }
    }
  }

  /** Where a port is taken, it may be free the next time, though nothing in the files changes. */
  private void serve(ServingSnapshot snapshot, List<Diagnostic.Warning> warnings) {
    List<Diagnostic.Error> closed;
    try {
      closed = listeners.open(snapshot.document());
    } catch (RuntimeException | Error fault) {
      snapshot.retire();
      listeners.discard();
      throw fault;
    }
    if (!closed.isEmpty()) {
      mayServeUnchanged = true;
      snapshot.retire();
      List<Diagnostic> findings = new ArrayList<>(closed);
      findings.addAll(warnings);
      report.rejected(findings);
    } else if (current.swap(snapshot)) {
      adopt(snapshot);
      report.reloaded(snapshot, warnings);
    } else {
      listeners.discard();
    }
  }

  /** The files serve by now, whatever becomes of this. */
  private void adopt(ServingSnapshot snapshot) {
    try {
      listeners.adopt(snapshot.document());
    } catch (RuntimeException | Error fault) { // an edge
      LOG.error("the changed files serve, but not all that they say of listeners", fault);
    }
  }
}
