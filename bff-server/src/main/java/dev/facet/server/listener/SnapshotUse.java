// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.snapshot.Snapshot;
import io.vertx.core.Handler;
import org.jspecify.annotations.Nullable;

/** One request's hold on the snapshot it began with; let go once, however often the end is told. */
final class SnapshotUse implements Handler<Void> {
  private @Nullable Snapshot snapshot;

  SnapshotUse(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  @Override
  public void handle(Void ended) {
    Snapshot held = snapshot;
    snapshot = null;
    if (held != null) {
      held.exit();
    }
  }
}
