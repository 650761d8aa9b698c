// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding (RFC 3986 section 2.1). Values keep only unreserved characters, so nothing of a
 * value is ever structure.
 */
public final class PercentEncoding {
  private static final String HEX = "0123456789ABCDEF";
  private static final boolean[] UNRESERVED = table("-._~");
  private static final boolean[] LITERAL = table("-._~!$&'()*+,;=:@/?%");

  private PercentEncoding() {}

  /** A value as it stands in the path or the query of a call. */
  public static String ofValue(String value) {
    StringBuilder encoded = new StringBuilder(value.length());
    appendValue(encoded, value);
    return encoded.toString();
  }

  /** Appends a value; of lone surrogates a {@link HeaderText} byte is itself, others U+FFFD. */
  static void appendValue(StringBuilder out, String value) {
    append(out, value, UNRESERVED);
  }

  /** Appends text of the template itself, whose structure and escapes stay. */
  static void appendLiteral(StringBuilder out, String text) {
    append(out, text, LITERAL);
  }

  private static void append(StringBuilder out, String text, boolean[] kept) {
    int length = text.length();
    int run = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 128 && kept[c]) {
        continue;
      }
      out.append(text, run, i);
      if (c < 128) {
        escape(out, c);
      } else if (!Character.isSurrogate(c)) {
        escapeWide(out, c);
      } else if (HeaderText.isEscape(text.codePointAt(i))) {
        escape(out, c & 0xFF);
      } else {
        int point = text.codePointAt(i);
        boolean pair = Character.isSupplementaryCodePoint(point);
        escapeWide(out, pair ? point : '\uFFFD');
        i += pair ? 1 : 0;
      }
      run = i + 1;
    }
    out.append(text, run, length);
  }

  private static void escapeWide(StringBuilder out, int point) {
    for (byte octet : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
      escape(out, octet & 0xFF);
    }
  }

  private static void escape(StringBuilder out, int octet) {
    out.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
  }

  private static boolean[] table(String marks) {
    boolean[] table = new boolean[128];
    for (char c = 0; c < 128; c++) {
      table[c] = Character.isLetterOrDigit(c) || marks.indexOf(c) >= 0;
    }
    return table;
  }
}
