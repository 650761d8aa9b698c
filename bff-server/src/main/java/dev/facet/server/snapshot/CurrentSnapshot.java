// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

/** The one reference that changes: what new requests are answered with. Safe for all threads. */
public final class CurrentSnapshot {
  private volatile Snapshot current;
  private boolean closed;

  /** Begins with a snapshot. */
  public CurrentSnapshot(Snapshot first) {
    current = first;
  }

  /** The snapshot for a request that begins; {@link Snapshot#exit} when it is done. */
  public Snapshot enter() {
    Snapshot snapshot = current;
    while (!snapshot.enter()) {
      snapshot = current;
    }
    return snapshot;
  }

  /** The snapshot of this moment, for looking only. */
  public Snapshot look() {
    return current;
  }

  /**
   * Answers new requests with another snapshot; the one before is retired. Where the gateway has
   * stopped meanwhile it is the new one that is retired, unused.
   *
   * @return whether it serves
   */
  synchronized boolean swap(Snapshot next) {
    if (closed) {
      next.retire();
      return false;
    }
    Snapshot before = current;
    current = next;
    before.retire();
    return true;
  }

  /** Retires the last snapshot: the gateway stops. Harmless when called again. */
  public synchronized void close() {
    closed = true;
    current.retire();
  }
}
