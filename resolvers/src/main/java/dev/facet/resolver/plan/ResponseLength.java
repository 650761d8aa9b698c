// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

/**
 * How long the responses of an operation tend to be, so that room for the next one need not be
 * found piece by piece. A guess: the right one saves copying, too much is halved with each
 * response. Usable from any thread.
 */
public final class ResponseLength {
  private static final int FIRST = 512;
  private static final int MAX_BYTES = 1024 * 1024;

  private volatile int expected = FIRST;

  /** Bytes, at most 1 MiB. */
  public int expected() {
    return expected;
  }

  /** Learns from a response. */
  public void note(int bytes) {
    int before = expected;
    if (bytes > before) {
      expected = (int) Math.min(MAX_BYTES, bytes + bytes / 8L);
    } else if (bytes < before / 2) {
      expected = Math.max(FIRST, before / 2);
    }
  }
}
