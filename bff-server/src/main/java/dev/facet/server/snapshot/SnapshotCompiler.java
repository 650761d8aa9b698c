// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.server.project.CheckedProject;
import dev.facet.server.project.ProjectCheck;
import dev.facet.server.project.ProjectReader;
import dev.facet.server.project.ProjectSources;

/**
 * What was read to a snapshot that serves. Start-up, reload and {@code facet check} all call it.
 * Takes its time: not for event loops.
 */
public final class SnapshotCompiler {
  private final GatewayParts parts;

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
  public Compilation<ServingSnapshot> compile() {
    return compile(new ProjectReader(parts.inputs()).read());
  }

  /** The same for what was read. */
  public Compilation<ServingSnapshot> compile(ProjectSources sources) {
    return compile(ProjectCheck.of(sources));
  }

  /** The same for what was checked, with what {@link GatewayParts#inputs} says. */
  public Compilation<ServingSnapshot> compile(Compilation<CheckedProject> checked) {
    return switch (checked) {
      case Compilation.Rejected<CheckedProject>(var errors, var warnings) ->
          new Compilation.Rejected<>(errors, warnings);
      case Compilation.Compiled<CheckedProject>(var project, var warnings) ->
          new SnapshotAssembly(project, parts).assemble(warnings);
    };
  }
}
