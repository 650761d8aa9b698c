// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The body of a response, in the pieces it came in: nothing concatenates them, so that nothing is
 * copied but by the reader. Not to be changed.
 */
public final class ResponseBody {
  /** No bytes at all. */
  public static final ResponseBody EMPTY = new ResponseBody(List.of());

  private final List<byte[]> pieces;
  private final int length;

  /**
   * A body.
   *
   * @param pieces not copied; together shorter than 2 GiB
   */
  public ResponseBody(List<byte[]> pieces) {
    this.pieces = List.copyOf(pieces);
    this.length = length(this.pieces);
  }

  private static int length(List<byte[]> pieces) {
    long length = 0;
    for (int i = 0; i < pieces.size(); i++) {
      length += pieces.get(i).length;
    }
    return Math.toIntExact(length);
  }

  /** A body of pieces, which are not copied; {@link #EMPTY} for none. */
  public static ResponseBody of(List<byte[]> pieces) {
    return pieces.isEmpty() ? EMPTY : new ResponseBody(pieces);
  }

  /** A body of one piece, which is not copied. */
  public static ResponseBody of(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new ResponseBody(List.of(bytes));
  }

  /** Bytes in all. */
  public int length() {
    return length;
  }

  /** Whether it came in one piece, which {@link #bytes} gives without copying. */
  public boolean whole() {
    return pieces.size() == 1;
  }

  /** The pieces, in order. */
  public List<byte[]> pieces() {
    return pieces;
  }

  /**
   * A part; of its pieces the first and the last are copied where they are cut.
   *
   * @param start the position of its first byte
   * @param end the position behind its last byte, at most the length
   */
  public ResponseBody part(int start, int end) {
    List<byte[]> part = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < pieces.size() && at < end; i++) {
      byte[] piece = pieces.get(i);
      int from = Math.max(0, start - at);
      int to = Math.min(piece.length, end - at);
      if (from < to) {
        part.add(from == 0 && to == piece.length ? piece : Arrays.copyOfRange(piece, from, to));
      }
      at += piece.length;
    }
    return of(part);
  }

  /** Whether there is nothing but what JSON takes for white space (RFC 8259, section 2). */
  public boolean isBlank() {
    for (byte[] piece : pieces) {
      for (byte one : piece) {
        if (one != ' ' && one != '\t' && one != '\n' && one != '\r') {
          return false;
        }
      }
    }
    return true;
  }

  /** All bytes in one array: the piece itself where there is one, else a copy. */
  public byte[] bytes() {
    if (whole()) {
      return pieces.getFirst();
    }
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, all, at, piece.length);
      at += piece.length;
    }
    return all;
  }

  /** The bytes from the first on, piece by piece; never blocks and never fails. */
  public InputStream stream() {
    return new Pieces(pieces);
  }

  /** Reads one piece after the other. */
  private static final class Pieces extends InputStream {
    private final List<byte[]> pieces;
    private int piece;
    private int at;

    Pieces(List<byte[]> pieces) {
      this.pieces = pieces;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int available() {
      long left = -at;
      for (int i = piece; i < pieces.size(); i++) {
        left += pieces.get(i).length;
      }
      return (int) Math.min(left, Integer.MAX_VALUE);
    }

    @Override
    public int read(byte[] to, int from, int most) {
      while (piece < pieces.size() && at == pieces.get(piece).length) {
        piece++;
        at = 0;
      }
      if (piece == pieces.size()) {
        return -1;
      }
      byte[] bytes = pieces.get(piece);
      int count = Math.min(most, bytes.length - at);
      System.arraycopy(bytes, at, to, from, count);
      at += count;
      return count;
    }
  }
}
