// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.server.config.ConfigDocument;
import org.jspecify.annotations.Nullable;

/**
 * Files to a snapshot that serves. Start-up, reload and {@code facet check} all call it. Blocks:
 * not for event loops.
 */
public final class SnapshotCompiler {
  private final GatewayParts parts;
  private volatile @Nullable ProjectContent compiled;

  /** A compiler for one project. */
  public SnapshotCompiler(GatewayParts parts) {
    this.parts = parts;
  }

  /**
   * Reads, checks and compiles.
   *
   * @return a snapshot with leases of its own, to be swapped in or {@link Snapshot#retire retired};
   *     or everything that keeps the files from being served
   */
  public Compilation<Snapshot> compile() {
    return compile(FirstReading.Checked.of(parts.inputs()));
  }

  /** The same for files that are being read, and with what {@link GatewayParts#inputs} says. */
  public Compilation<Snapshot> compile(FirstReading reading) {
    return compile(reading.await());
  }

  private Compilation<Snapshot> compile(FirstReading.Checked files) {
    compiled = files.content();
    return switch (files.project()) {
      case Compilation.Rejected<CheckedProject>(var errors, var warnings) ->
          new Compilation.Rejected<>(errors, warnings);
      case Compilation.Compiled<CheckedProject>(var project, var warnings) ->
          new SnapshotAssembly(project, parts).assemble(warnings);
    };
  }

  /** Whether {@link #compile} would come to anything else than the last time. */
  boolean changed() {
    return !new ProjectCompiler(parts.inputs()).read().equals(compiled);
  }

  /** The configuration alone, where it holds; null where it does not. Its problems are not told. */
  public @Nullable ConfigDocument config() {
    return new ProjectCompiler(parts.inputs()).config();
  }
}
