// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells the calls of one inbound request that nobody waits for them any more. Confined to the
 * request's Vert.x context.
 */
public final class Cancellation {
  private final List<Runnable> listeners = new ArrayList<>(4);
  private boolean cancelled;

  /** Whether {@link #cancel} was called. */
  public boolean cancelled() {
    return cancelled;
  }

  /** Runs every registered listener once; later calls do nothing. */
  public void cancel() {
    if (cancelled) {
      return;
    }
    cancelled = true;
    List<Runnable> toRun = List.copyOf(listeners);
    listeners.clear();
    toRun.forEach(Runnable::run);
  }

  /**
   * Registers a listener; it runs at once where the request is cancelled already.
   *
   * @return takes the listener back
   */
  public Runnable onCancel(Runnable listener) {
    if (cancelled) {
      listener.run();
      return () -> {};
    }
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
