// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import org.jspecify.annotations.Nullable;

/**
 * Tells the calls of one inbound request that they are cancelled. Confined to the request's Vert.x
 * context.
 */
public final class Cancellation {
  private @Nullable Listener last;
  private boolean cancelled;

  /** A link of the list of listeners, so that taking one back costs the same however many wait. */
  private final class Listener implements Runnable {
    private final Runnable action;
    private @Nullable Listener before;
    private @Nullable Listener after;
    private boolean listed = true;

    private Listener(Runnable action, @Nullable Listener before) {
      this.action = action;
      this.before = before;
    }

    @Override
    public void run() {
      if (!listed) {
        return;
      }
      listed = false;
      if (before != null) {
        before.after = after;
      }
      if (after == null) {
        last = before;
      } else {
        after.before = before;
      }
    }
  }

  /** Whether {@link #cancel} was called. */
  public boolean cancelled() {
    return cancelled;
  }

  /** Runs every registered listener once, the latest first; later calls do nothing. */
  public void cancel() {
    cancelled = true;
    for (Listener listener = last; listener != null; listener = last) {
      listener.run();
      listener.action.run();
    }
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
    Listener listed = new Listener(listener, last);
    if (last != null) {
      last.after = listed;
    }
    last = listed;
    return listed;
  }
}
