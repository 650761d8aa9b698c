// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

/** A number for a string: the same on every replica and after a restart. */
public final class StableHash {
  private StableHash() {}

  /** The hash of a string, with all bits evenly spread. */
  public static long of(String text) {
    long hash = 0xCBF29CE484222325L; // FNV-1a
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
    return mixed(hash);
  }

  /** Spreads what differs in few bits over all of them. */
  static long mixed(long bits) {
    long mixed = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }
}
