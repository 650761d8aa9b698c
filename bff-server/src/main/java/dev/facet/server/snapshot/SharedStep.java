// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.server.pipeline.Step;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A policy's plugin, held by every snapshot that uses it; closed when the last one lets go. A
 * reload that leaves the policy as it is takes it over, with what it counted and cached.
 */
final class SharedStep {
  private final Step step;
  private final AtomicInteger holders = new AtomicInteger(1);

  /** A new plugin with one holder. */
  SharedStep(Step step) {
    this.step = step;
  }

  Step step() {
    return step;
  }

  /** One more holder. Called while the snapshot that holds it serves, so it is not closed yet. */
  SharedStep retain() {
    holders.incrementAndGet();
    return this;
  }

  /** One holder less. */
  void release() {
    if (holders.decrementAndGet() == 0) {
      step.plugin().close();
    }
  }
}
