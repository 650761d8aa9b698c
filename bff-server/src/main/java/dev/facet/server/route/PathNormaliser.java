// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

/**
 * Brings a request's path into the one form that is matched and forwarded, or rejects it. The form
 * is the path as received, byte by byte, so that a signature over it holds; only what no URL may
 * have as it is is encoded ({@link RawCharacters}), in the query too. What a path means is told by
 * {@link MatchForm}: {@code /%61dmin} is matched as {@code /admin}, as which the service reads it.
 */
public final class PathNormaliser {
  private PathNormaliser() {}

  /**
   * The normal form of a path; the same object where it is in that form already, as nearly all are.
   * Empty segments and encoded slashes stay: what becomes of them is the route's choice ({@link
   * SlashRules}).
   *
   * @param path the part of the request target before the question mark, encoded
   * @throws PathRejectedException where two servers could read it differently
   */
  public static String normalise(String path) {
    if (path.isEmpty() || path.charAt(0) != '/') {
      throw new PathRejectedException(PathFault.NOT_ABSOLUTE);
    }
    boolean encoded = checkRaw(path);
    return encoded ? EncodedPath.normalise(path) : path;
  }

  /**
   * The one form of all paths that are equivalent without knowing the scheme (RFC 3986, section
   * 6.2.2): {@code /%7ea%2f} and {@code /~a%2F} are the same URL.
   *
   * @param path in normal form
   */
  public static String equivalent(String path) {
    return path.indexOf('%') < 0 ? path : EncodedPath.equivalent(path);
  }

  /**
   * The normal form of a query; the same object where it is in that form already. Rejects one that
   * could not be part of a request line. Nothing else in it is looked at.
   *
   * @param query the part of the request target after the question mark
   * @throws PathRejectedException where it holds a control character, a number sign, or what is
   *     outside ASCII
   */
  public static String normaliseQuery(String query) {
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == '#') {
        throw new PathRejectedException(fault(c));
      }
    }
    return RawCharacters.encoded(query);
  }

  /** Looks at every character once and says whether the path may have another normal form. */
  private static boolean checkRaw(String path) {
    boolean encoded = false;
    int segment = 1;
    int length = path.length();
    for (int i = 1; i < length; i++) {
      char c = path.charAt(i);
      if (c == '/') {
        checkSegment(path, segment, i);
        segment = i + 1;
      } else if (c == '%') {
        encoded = true;
      } else if (c <= ' ' || c >= 0x7f || c == '\\' || c == '#' || c == '?') {
        throw new PathRejectedException(fault(c));
      } else if (RawCharacters.contain(c)) {
        encoded = true;
      }
    }
    if (segment < length) {
      checkSegment(path, segment, length);
    }
    return encoded;
  }

  private static PathFault fault(char c) {
    return switch (c) {
      case '\\' -> PathFault.BACKSLASH;
      case '#', '?' -> PathFault.DELIMITER;
      default -> c > 0x7f ? PathFault.NOT_ASCII : PathFault.CONTROL_CHARACTER;
    };
  }

  /** A segment ends at its parameters here: servers that know them drop them first. */
  static void checkSegment(CharSequence path, int start, int end) {
    if (start == end || path.charAt(start) != '.') {
      return;
    }
    int name = start + 1;
    if (name < end && path.charAt(name) == '.') {
      name++;
    }
    if (name == end || path.charAt(name) == ';') {
      throw new PathRejectedException(PathFault.DOT_SEGMENT);
    }
  }
}
