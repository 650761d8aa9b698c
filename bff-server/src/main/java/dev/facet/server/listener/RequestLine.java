// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.buffer.ByteBuf;

/**
 * Where the words of a request line stand: one space between them and no other white space (RFC
 * 9112, section 3). A server may read others, but not all read them alike. Of one connection.
 */
final class RequestLine {
  private int end;
  private boolean begun;
  private boolean indented;

  /**
   * Looks for where the line begins, behind empty ones, in what is about to be decoded.
   *
   * @return whether it has begun
   */
  boolean lookAhead(ByteBuf in) {
    for (int i = in.readerIndex(); !begun && i < in.writerIndex(); i++) {
      byte next = in.getByte(i);
      begun = next != '\r' && next != '\n';
      indented = begun && next <= ' ';
    }
    return begun;
  }

  /** The request is decoded to its end, so that the next line is that of another one. */
  void over() {
    begun = false;
  }

  /** The first word; the line has no white space before it. */
  void first(byte[] line, int start, int length) {
    require(!indented);
    end = start + length;
    requireSpace(line, end);
  }

  /** The second word, behind the first and one space. */
  void second(byte[] line, int start, int length) {
    require(start == end + 1);
    end = start + length;
    requireSpace(line, end);
  }

  /** The last word, behind the second and one space. */
  void third(byte[] line, int start, int length) {
    require(start == end + 1);
    for (int i = start; i < start + length; i++) {
      require(line[i] > ' ');
    }
  }

  private static void requireSpace(byte[] line, int at) {
    require(at < line.length && line[at] == ' ');
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("a request line with other white space than two spaces");
    }
  }
}
