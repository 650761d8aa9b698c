// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Values of headers as text. To HTTP they are bytes without a charset (RFC 9110, section 5.5), and
 * arrive with one character for each byte. Those that are UTF-8 are read as such; of others each
 * byte beyond ASCII is a lone surrogate, U+DC80 to U+DCFF, so that no byte is lost on the way into
 * a URL or another header.
 */
public final class HeaderText {
  private static final int FIRST_BEYOND_ASCII = 0x80;
  private static final char ESCAPE = 0xdc00;

  private HeaderText() {}

  /**
   * The text of a value.
   *
   * @param received one character for each byte
   */
  public static String decode(String received) {
    return isAscii(received) ? received : read(received);
  }

  /** A text for where lone surrogates cannot stand: bytes that are not UTF-8 are ISO-8859-1. */
  public static String readable(String text) {
    if (text.codePoints().noneMatch(HeaderText::isEscape)) {
      return text;
    }
    StringBuilder readable = new StringBuilder(text.length());
    text.codePoints()
        .forEach(point -> readable.appendCodePoint(isEscape(point) ? point - ESCAPE : point));
    return readable.toString();
  }

  /** The bytes that a string is sent as, one character for each. */
  public static String encode(String text) {
    if (isAscii(text)) {
      return text;
    }
    StringBuilder sent = new StringBuilder(2 * text.length());
    text.codePoints()
        .forEach(point -> {
          if (isEscape(point)) {
            sent.append((char) (point - ESCAPE));
          } else {
            byte[] octets = Character.toString(point).getBytes(StandardCharsets.UTF_8);
            sent.append(new String(octets, StandardCharsets.ISO_8859_1));
          }
        });
    return sent.toString();
  }

  /** Whether a character stands for a byte that is not UTF-8. */
  static boolean isEscape(int point) {
    return point >= ESCAPE + FIRST_BEYOND_ASCII && point <= ESCAPE + 0xff;
  }

  private static String read(String received) {
    if (received.chars().anyMatch(c -> c > 0xff)) {
      return received; // not as it came over the network
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(received.getBytes(StandardCharsets.ISO_8859_1));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException notUtf8) {
      StringBuilder text = new StringBuilder(received);
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        text.setCharAt(i, c < FIRST_BEYOND_ASCII ? c : (char) (ESCAPE + c));
      }
      return text.toString();
    }
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_BEYOND_ASCII) {
        return false;
      }
    }
    return true;
  }
}
