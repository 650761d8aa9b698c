// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What was read of a body that arrives while it is sent, up to 64 KiB, so that another attempt can
 * begin with it. What no attempt has sent is kept in any case. Confined to one event loop.
 */
public final class ReplayBuffer {
  /** The most that is kept of a body, in bytes. */
  public static final int MAX_KEPT = 64 * 1_024;

  private final List<Buffer> kept = new ArrayList<>();
  private boolean keeps;
  private long bytes;
  private boolean whole = true;

  /**
   * With nothing in it.
   *
   * @param keeps whether what was sent is kept too
   */
  public ReplayBuffer(boolean keeps) {
    this.keeps = keeps;
  }

  /** Whether all that was read is still there. */
  public boolean whole() {
    return whole;
  }

  /** All that is there, in the order in which it came. */
  public List<Buffer> pieces() {
    return List.copyOf(kept);
  }

  /**
   * Takes a piece that was read.
   *
   * @param unsent whether no attempt has sent it
   */
  public void add(Buffer piece, boolean unsent) {
    bytes += piece.length();
    if (unsent || (whole && keeps && bytes <= MAX_KEPT)) {
      kept.add(piece);
    } else {
      forget();
    }
  }

  /** What is there is being sent: what is beyond the limit is not kept any longer. */
  public void sent() {
    if (!keeps || bytes > MAX_KEPT) {
      forget();
    }
  }

  /** Nothing will be sent once more: what passes is not kept any longer. */
  public void settle() {
    keeps = false;
    forget();
  }

  private void forget() {
    if (bytes > 0) {
      kept.clear();
      whole = false;
    }
  }
}
