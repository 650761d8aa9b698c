// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.plan.Label;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON text being written, as UTF-8 (RFC 8259). What was written can be taken back. */
final class JsonBytes {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** Of a {@code long}. */
  private static final int MAX_DIGITS = 19;

  private byte[] bytes;
  private int length;

  JsonBytes(int expected) {
    bytes = new byte[expected];
  }

  /** Where the next byte goes; {@link #reset} returns to it. */
  int position() {
    return length;
  }

  /** Takes back everything that was written behind a position. */
  void reset(int position) {
    length = position;
  }

  /** Text that is JSON already, ASCII. */
  JsonBytes raw(String ascii) {
    int size = ascii.length();
    reserve(size);
    for (int i = 0; i < size; i++) {
      bytes[length + i] = (byte) ascii.charAt(i);
    }
    length += size;
    return this;
  }

  /** The key of a member, after a comma where it is not the first of its object. */
  JsonBytes label(Label label, boolean first) {
    int from = first ? 1 : 0;
    reserve(label.length());
    label.copy(from, bytes, length);
    length += label.length() - from;
    return this;
  }

  JsonBytes raw(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  JsonBytes number(long value) {
    if (value < 0) {
      return raw(Long.toString(value));
    }
    int digits = digits(value);
    reserve(digits);
    length += digits;
    int at = length;
    long most = value;
    while (most > Integer.MAX_VALUE) {
      bytes[--at] = (byte) ('0' + most % 10);
      most /= 10;
    }
    int rest = (int) most; // which divides several times as fast
    do {
      bytes[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    return this;
  }

  private static int digits(long value) {
    int digits = 1;
    for (long next = 10; digits < MAX_DIGITS && value >= next; next *= 10) {
      digits++;
    }
    return digits;
  }

  /** A string with its quotes. */
  JsonBytes string(String text) {
    int size = text.length();
    reserve(size + 2);
    bytes[length++] = '"';
    int plain = 0;
    while (plain < size && isPlain(text.charAt(plain))) {
      bytes[length + plain] = (byte) text.charAt(plain);
      plain++;
    }
    length += plain;
    for (int i = plain; i < size; i++) {
      i += escaped(text, i);
    }
    return raw('"');
  }

  /** The bytes, without a copy; nothing may be written after. */
  Buffer buffer() {
    return BufferInternal.buffer(Unpooled.wrappedBuffer(bytes, 0, length));
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7f && c != '"' && c != '\\';
  }

  /** Writes one code point; says how many further chars it took. */
  private int escaped(String text, int at) {
    char c = text.charAt(at);
    if (isPlain(c)) {
      raw(c);
      return 0;
    }
    if (c < 0x80) {
      ascii(c);
      return 0;
    }
    if (Character.isHighSurrogate(c)
        && at + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(at + 1))) {
      utf8(Character.toCodePoint(c, text.charAt(at + 1)));
      return 1;
    }
    utf8(Character.isSurrogate(c) ? 0xfffd : c);
    return 0;
  }

  private void ascii(char c) {
    switch (c) {
      case '"' -> raw("\\\"");
      case '\\' -> raw("\\\\");
      case '\n' -> raw("\\n");
      case '\r' -> raw("\\r");
      case '\t' -> raw("\\t");
      case 0x7f -> raw(c);
      default -> {
        raw("\\u00");
        raw((char) HEX[c >> 4]);
        raw((char) HEX[c & 15]);
      }
    }
  }

  private void utf8(int point) {
    reserve(4);
    if (point < 0x800) {
      bytes[length++] = (byte) (0xc0 | point >> 6);
    } else if (point < 0x10000) {
      bytes[length++] = (byte) (0xe0 | point >> 12);
      bytes[length++] = (byte) (0x80 | ((point >> 6) & 0x3f));
    } else {
      bytes[length++] = (byte) (0xf0 | point >> 18);
      bytes[length++] = (byte) (0x80 | ((point >> 12) & 0x3f));
      bytes[length++] = (byte) (0x80 | ((point >> 6) & 0x3f));
    }
    bytes[length++] = (byte) (0x80 | (point & 0x3f));
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
