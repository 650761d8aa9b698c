// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

/**
 * Finds what is no UTF-8 though it has its form: characters that are written longer than they are,
 * surrogates, and what lies beyond U+10FFFF (RFC 3629, section 4). The parser takes these, and
 * readers behind the gateway would not agree on what they are. Confined to one thread.
 */
final class Utf8Check {
  private static final int NONE = -1;
  private static final int CONTINUATION = 0x80;

  /** Where a character's second byte begins and ends, for the first byte that came last. */
  private int from = NONE;

  private int to = NONE;

  /** Looks at the next piece of a text; a character may go on in the piece after it. */
  boolean isSound(byte[] piece) {
    for (byte one : piece) {
      if ((one < 0 || from != NONE) && !isSound(one & 0xff)) {
        return false;
      }
    }
    return true;
  }

  private boolean isSound(int next) {
    if (from != NONE) {
      boolean fits = next >= from && next <= to;
      from = NONE;
      return fits;
    }
    switch (next) {
      case 0xe0 -> second(0xa0, 0xbf);
      case 0xed -> second(CONTINUATION, 0x9f);
      case 0xf0 -> second(0x90, 0xbf);
      case 0xf4 -> second(CONTINUATION, 0x8f);
      default -> {
        return next != 0xc0 && next != 0xc1 && next < 0xf5;
      }
    }
    return true;
  }

  private void second(int first, int last) {
    from = first;
    to = last;
  }
}
