// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import java.util.HexFormat;

/** The slow half of {@link PathNormaliser}: paths with percent signs, or what needs one. */
final class EncodedPath {
  /** How often a path is decoded at most; no client has a use for what is encoded more often. */
  private static final int MAX_DECODINGS = 3;

  private EncodedPath() {}

  /** Checks the encoding and every further decoding; decodes and encodes what has to be. */
  static String normalise(String path) {
    StringBuilder normal = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c != '%') {
        RawCharacters.append(normal, c);
        continue;
      }
      int octet = octet(path, i);
      if (octet < 0) {
        throw new PathRejectedException(PathFault.BAD_ENCODING);
      }
      if (isUnreserved(octet)) {
        normal.append((char) octet);
      } else {
        normal.append(path, i, i + 3);
      }
      i += 2;
    }
    String form = path.contentEquals(normal) ? path : normal.toString();
    checkDecodings(form);
    return form;
  }

  /**
   * Decodes until nothing changes and looks for dot segments and control characters each time. An
   * encoded slash or backslash counts as a slash here, whether the route allows it or not. The work
   * is bounded: each decoding takes two characters off {@code %252525}, so that a path of them
   * would be read as many times as it is long.
   */
  private static void checkDecodings(String path) {
    String form = path;
    for (int decodings = 0; ; decodings++) {
      checkDecoded(form);
      String further = decoded(form);
      if (further.equals(form)) {
        return;
      }
      if (decodings == MAX_DECODINGS) {
        throw new PathRejectedException(PathFault.BAD_ENCODING);
      }
      form = further;
    }
  }

  private static void checkDecoded(String path) {
    int segment = 0;
    for (int i = 0; i <= path.length(); i++) {
      char c = i < path.length() ? path.charAt(i) : '/';
      if (c == '/' || c == '\\') {
        PathNormaliser.checkSegment(path, segment, i);
        segment = i + 1;
      } else if (c < ' ' || c == 0x7f) {
        throw new PathRejectedException(PathFault.CONTROL_CHARACTER);
      } else if ((c == 0xc0 || c == 0xc1) && i + 1 < path.length() && isTail(path.charAt(i + 1))) {
        throw new PathRejectedException(PathFault.NOT_ASCII);
      }
    }
  }

  private static boolean isTail(char octet) {
    return octet >= 0x80 && octet <= 0xbf;
  }

  /** Decoded once, one character an octet; what is not an encoding stays. */
  private static String decoded(String path) {
    StringBuilder out = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      int octet = path.charAt(i) == '%' ? octet(path, i) : -1;
      out.append(octet < 0 ? path.charAt(i) : (char) octet);
      i += octet < 0 ? 0 : 2;
    }
    return out.toString();
  }

  /** The octet that is encoded at a percent sign; negative where none is. */
  static int octet(String path, int percent) {
    if (percent + 2 >= path.length()) {
      return -1;
    }
    char high = path.charAt(percent + 1);
    char low = path.charAt(percent + 2);
    return HexFormat.isHexDigit(high) && HexFormat.isHexDigit(low)
        ? HexFormat.fromHexDigit(high) << 4 | HexFormat.fromHexDigit(low)
        : -1;
  }

  /** Whether an octet is a slash, or a backslash, which some servers take for one. */
  static boolean isSlash(int octet) {
    return octet == '/' || octet == '\\';
  }

  private static boolean isUnreserved(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}
