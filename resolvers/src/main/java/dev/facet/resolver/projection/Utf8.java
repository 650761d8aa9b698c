// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.projection;

import dev.facet.upstream.ResponseBody;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Tells whether bytes are UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing
 * beyond U+10FFFF. JSON parsers let some of these pass, and what one part of a system reads as a
 * slash another must not read as something else. Also not UTF-8 is what begins with a NUL in its
 * first bytes: JSON in UTF-16 or UTF-32.
 */
public final class Utf8 {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final int WIDEST_ZERO = 4;

  /** Bytes of the present character that are still to come. */
  private int missing;

  /** The least and the greatest value of the next of them. */
  private int least;

  private int greatest;

  private Utf8() {}

  /** Whether a body is UTF-8. */
  public static boolean isValid(ResponseBody body) {
    Utf8 check = new Utf8();
    boolean first = true;
    for (byte[] piece : body.pieces()) {
      if ((first && startsWide(piece)) || !check.accepts(piece)) {
        return false;
      }
      first = false;
    }
    return check.missing == 0;
  }

  private static boolean startsWide(byte[] piece) {
    for (int i = 0; i < Math.min(WIDEST_ZERO, piece.length); i++) {
      if (piece[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private boolean accepts(byte[] piece) {
    int at = 0;
    while (at < piece.length) {
      if (missing == 0) {
        at = skipAscii(piece, at);
        if (at < piece.length && !begins(piece[at++] & 0xff)) {
          return false;
        }
      } else {
        int next = piece[at++] & 0xff;
        if (next < least || next > greatest) {
          return false;
        }
        expect(missing - 1, 0x80, 0xbf);
      }
    }
    return true;
  }

  /** Nearly all of JSON is ASCII, so that is passed over in blocks. */
  private static int skipAscii(byte[] piece, int from) {
    int at = from;
    while (at + 4 * Long.BYTES <= piece.length
        && ((word(piece, at)
                    | word(piece, at + Long.BYTES)
                    | word(piece, at + 2 * Long.BYTES)
                    | word(piece, at + 3 * Long.BYTES))
                & HIGH_BITS)
            == 0) {
      at += 4 * Long.BYTES;
    }
    while (at + Long.BYTES <= piece.length && (word(piece, at) & HIGH_BITS) == 0) {
      at += Long.BYTES;
    }
    while (at < piece.length && piece[at] >= 0) {
      at++;
    }
    return at;
  }

  private static long word(byte[] piece, int at) {
    return (long) LONG.get(piece, at);
  }

  /** The first byte of a character of several; RFC 3629, section 4. */
  private boolean begins(int lead) {
    if (lead < 0xc2 || lead > 0xf4) {
      return false;
    }
    if (lead < 0xe0) {
      expect(1, 0x80, 0xbf);
    } else if (lead < 0xf0) {
      expect(2, lead == 0xe0 ? 0xa0 : 0x80, lead == 0xed ? 0x9f : 0xbf);
    } else {
      expect(3, lead == 0xf0 ? 0x90 : 0x80, lead == 0xf4 ? 0x8f : 0xbf);
    }
    return true;
  }

  private void expect(int bytes, int from, int to) {
    missing = bytes;
    least = from;
    greatest = to;
  }
}
