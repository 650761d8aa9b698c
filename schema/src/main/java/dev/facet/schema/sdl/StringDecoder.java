// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import java.util.ArrayList;
import java.util.List;

/**
 * Decodes SDL strings (GraphQL specification section 2.9.4) and remembers where every character
 * came from.
 */
final class StringDecoder {
  private final String text;
  private final int end;
  private final StringBuilder value = new StringBuilder();
  private final List<Integer> offsets = new ArrayList<>();
  private int at;

  /**
   * @param text the file
   * @param start offset of the first quote
   * @param end offset behind the last quote
   */
  private StringDecoder(String text, int start, int end) {
    this.text = text;
    this.at = start;
    this.end = end;
  }

  static StringDecoder decode(String text, int start, int end) {
    boolean block = text.startsWith("\"\"\"", start) && end - start >= 6;
    StringDecoder decoder = new StringDecoder(text, start, end);
    decoder.offsets.add(block ? decoder.block() : decoder.plain());
    return decoder;
  }

  /** The characters that the literal stands for. */
  String value() {
    return value.toString();
  }

  /** Where each character starts, and behind the last one. */
  int[] offsets() {
    return offsets.stream().mapToInt(Integer::intValue).toArray();
  }

  private int plain() {
    at++;
    while (at < end - 1) {
      if (text.charAt(at) == '\\') {
        escape();
      } else {
        keep(text.charAt(at), at);
        at++;
      }
    }
    return at;
  }

  private void escape() {
    int start = at;
    char kind = at + 1 < end ? text.charAt(at + 1) : '\\';
    at += 2;
    if (kind == 'u') {
      int point = at < end && text.charAt(at) == '{' ? braced() : fourDigits();
      Character.toString(point).chars().forEach(c -> keep((char) c, start));
      return;
    }
    int known = "bfnrt".indexOf(kind);
    keep(known < 0 ? kind : "\b\f\n\r\t".charAt(known), start);
  }

  private int braced() {
    int close = text.indexOf('}', at);
    int stop = close < 0 || close >= end ? end - 1 : close;
    String digits = text.substring(Math.min(at + 1, stop), stop);
    at = Math.min(stop + 1, end - 1);
    return number(digits);
  }

  private int fourDigits() {
    int stop = Math.min(at + 4, end - 1);
    String digits = text.substring(Math.min(at, stop), stop);
    at = Math.max(at, stop);
    return number(digits);
  }

  private static int number(String digits) {
    boolean hexadecimal =
        !digits.isEmpty()
            && digits.length() < 8
            && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    int point = hexadecimal ? Integer.parseInt(digits, 16) : '\uFFFD';
    return Character.isValidCodePoint(point) ? point : '\uFFFD';
  }

  private int block() {
    List<int[]> lines = BlockLines.of(text, at + 3, end - 3);
    int start = at;
    for (int[] line : lines) {
      if (at > start) {
        keep('\n', at);
      }
      for (at = line[0]; at < line[1]; at++) {
        if (at + 4 <= line[1] && text.startsWith("\\\"\"\"", at)) {
          quotes();
        } else {
          keep(text.charAt(at), at);
        }
      }
    }
    return lines.isEmpty() ? end - 3 : lines.getLast()[1];
  }

  private void quotes() {
    keep('"', at);
    keep('"', at + 2);
    keep('"', at + 3);
    at += 3;
  }

  private void keep(char c, int offset) {
    value.append(c);
    offsets.add(offset);
  }
}
