// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;

/** The first line of a response (RFC 9112, section 4). */
final class StatusLine {
  /** What is said of one that is none; nothing of it is quoted. */
  static final String EXPECTED = "a status line (expected: HTTP/1.1 and a status from 100 to 599)";

  /** What is said where a service begins as servers of HTTP/2 do. */
  static final String HTTP_2 =
      "the settings of HTTP/2 (expected: HTTP/1.1; a service that speaks HTTP/2 needs protocol: http2)";

  private static final String BEGIN = "HTTP/1.";
  private static final String LATEST = "HTTP/1.1";

  private StatusLine() {}

  /**
   * The parts of a line: version, status, reason. A later minor version is read as the latest that
   * is known (RFC 9110, section 2.5).
   *
   * @throws MalformedResponseException where it is none
   */
  static String[] checked(String[] parts) {
    String version = parts[0];
    boolean known =
        version.length() == LATEST.length()
            && version.startsWith(BEGIN)
            && isDigit(version.charAt(BEGIN.length()));
    if (!known || !isStatus(parts[1])) {
      throw new MalformedResponseException(EXPECTED);
    }
    return version.charAt(BEGIN.length()) <= '1'
        ? parts
        : new String[] {LATEST, parts[1], parts[2]};
  }

  /** Whether bytes behind which nothing comes are more than the beginning of such a line. */
  static boolean isNoneCutOff(ByteBuf bytes) {
    int length = Math.min(bytes.readableBytes(), LATEST.length());
    String begin = bytes.toString(bytes.readerIndex(), length, ISO_8859_1).stripLeading();
    return !begin.startsWith(BEGIN) && !BEGIN.startsWith(begin);
  }

  /** Three digits, of which the first is a class that is known (RFC 9110, section 15). */
  private static boolean isStatus(String code) {
    return code.length() == 3
        && code.charAt(0) >= '1'
        && code.charAt(0) <= '5'
        && isDigit(code.charAt(1))
        && isDigit(code.charAt(2));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
