// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.projection;

/** Counts how many of a JSON text's bytes were values that are needed. */
public final class Usage {
  private int bytes;

  /** Bytes of the scalar values that were kept, names and punctuation left out. */
  public int bytes() {
    return bytes;
  }

  void add(long more) {
    bytes += (int) more;
  }
}
