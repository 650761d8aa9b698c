// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.snapshot.Reloader;
import dev.facet.server.snapshot.ServingSnapshot;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what a gateway reports of its reloads, for a test to wait for. */
public final class RecordedReloads implements Reloader.Report {
  private static final long PATIENCE_SECONDS = 60;

  private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();

  /**
   * What one reload came to.
   *
   * @param accepted whether its files serve now
   * @param findings of its files
   * @param faults of the gateway itself
   */
  public record Outcome(boolean accepted, List<Diagnostic> findings, List<Throwable> faults) {}

  @Override
  public void reloaded(ServingSnapshot snapshot, List<Diagnostic.Warning> warnings) {
    outcomes.add(new Outcome(true, List.copyOf(warnings), List.of()));
  }

  @Override
  public void rejected(List<Diagnostic> findings) {
    outcomes.add(new Outcome(false, List.copyOf(findings), List.of()));
  }

  @Override
  public void failed(Throwable fault) {
    outcomes.add(new Outcome(false, List.of(), List.of(fault)));
  }

  /** The next outcome, waited for. */
  public Outcome next() throws InterruptedException {
    Outcome outcome = outcomes.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (outcome == null) {
      throw new AssertionError("reload: none within " + PATIENCE_SECONDS + " s");
    }
    return outcome;
  }

  /** Whether nothing was reported that {@link #next} has not returned. */
  public boolean isEmpty() {
    return outcomes.isEmpty();
  }
}
