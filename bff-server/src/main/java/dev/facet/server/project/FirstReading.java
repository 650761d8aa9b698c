// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import dev.facet.schema.diagnostic.Compilation;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The first reading of a project, on a thread of its own: it needs nothing of Vert.x, which takes a
 * third of its time to start.
 */
public final class FirstReading {
  private final FutureTask<Checked> task;

  /**
   * What reading and checking came to.
   *
   * @param sources what was read
   * @param project the checked files, or all problems at once
   */
  public record Checked(ProjectSources sources, Compilation<CheckedProject> project) {
    private static Checked of(ProjectInputs inputs) {
      ProjectSources sources = new ProjectReader(inputs).read();
      return new Checked(sources, ProjectCheck.of(sources));
    }
  }

  private FirstReading(FutureTask<Checked> task) {
    this.task = task;
  }

  /** Begins to read. */
  public static FirstReading begin(ProjectInputs inputs) {
    FutureTask<Checked> task = new FutureTask<>(() -> Checked.of(inputs));
    Thread.ofPlatform().daemon().name("facet-read").start(task);
    return new FirstReading(task);
  }

  /** Waits for the end of it; a fault while reading is one of the caller. */
  public Checked await() {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the files were read", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error fault) {
        throw fault;
      }
      throw (RuntimeException) e.getCause(); // reading throws no other
    }
  }
}
