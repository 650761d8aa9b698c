// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.resolver.projection.Utf8;
import dev.facet.upstream.ResponseBody;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** The slow half of {@link PathNormaliser}: paths with percent signs, or what needs one. */
final class EncodedPath {
  /** How often a path is decoded at most; no client has a use for what is encoded more often. */
  private static final int MAX_DECODINGS = 3;

  private EncodedPath() {}

  /** Checks the encoding and every further decoding; encodes what has to be. */
  static String normalise(String path) {
    for (int i = path.indexOf('%'); i >= 0; i = path.indexOf('%', i + 1)) {
      if (octet(path, i) < 0) {
        throw new PathRejectedException(PathFault.BAD_ENCODING);
      }
    }
    String form = RawCharacters.encoded(path);
    checkDecodings(form);
    return form;
  }

  /** RFC 3986, section 6.2.2, for a path in normal form. */
  static String equivalent(String path) {
    StringBuilder out = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      int octet = path.charAt(i) == '%' ? octet(path, i) : -1;
      if (octet < 0) {
        out.append(path.charAt(i));
        continue;
      }
      if (isUnreserved(octet)) {
        out.append((char) octet);
      } else {
        out.append(path.substring(i, i + 3).toUpperCase(Locale.ROOT));
      }
      i += 2;
    }
    return out.toString();
  }

  /**
   * Decodes until nothing changes and looks for dot segments, control characters and what is not
   * UTF-8 each time: lenient servers make a slash or a dot of an overlong form. An encoded slash or
   * backslash counts as a slash here, whether the route allows it or not. The work is bounded: each
   * decoding takes two characters off {@code %252525}, so that a path of them would be read as many
   * times as it is long.
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
    boolean ascii = true;
    int segment = 0;
    for (int i = 0; i <= path.length(); i++) {
      char c = i < path.length() ? path.charAt(i) : '/';
      if (c == '/' || c == '\\') {
        PathNormaliser.checkSegment(path, segment, i);
        segment = i + 1;
      } else if (c < ' ' || c == 0x7f) {
        throw new PathRejectedException(PathFault.CONTROL_CHARACTER);
      } else {
        ascii &= c < 0x80;
      }
    }
    if (!ascii && !isUtf8(path)) {
      throw new PathRejectedException(PathFault.BAD_ENCODING);
    }
  }

  private static boolean isUtf8(String octets) {
    return Utf8.isValid(ResponseBody.of(octets.getBytes(StandardCharsets.ISO_8859_1)));
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
