// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import org.jspecify.annotations.Nullable;

/**
 * What a route does with paths whose slashes servers read in more than one way. Dot segments are
 * rejected whatever is kept, also those that an encoded slash or a second decoding would make.
 *
 * @param empty empty segments: {@code //}, and segments of parameters only
 * @param encoded {@code %2F} and {@code %5C}
 */
public record SlashRules(SlashChoice empty, SlashChoice encoded) {
  /** Rejects both. */
  public static final SlashRules STRICT = new SlashRules(SlashChoice.REJECT, SlashChoice.REJECT);

  /**
   * Why a path is rejected.
   *
   * @param path in normal form
   * @return null where it is not
   */
  public @Nullable PathFault fault(String path) {
    if (empty == SlashChoice.REJECT && hasEmptySegment(path)) {
      return PathFault.EMPTY_SEGMENT;
    }
    return encoded == SlashChoice.REJECT && hasEncodedSlash(path) ? PathFault.ENCODED_SLASH : null;
  }

  /** Whether all servers find the same segments in a path, as nearly all paths are. */
  static boolean isPlain(String path) {
    return !hasEmptySegment(path) && !hasEncodedSlash(path);
  }

  /** Whether servers that merge slashes, or drop path parameters first, lose a segment. */
  private static boolean hasEmptySegment(String path) {
    return path.contains("//") || path.contains("/;");
  }

  private static boolean hasEncodedSlash(String path) {
    for (int i = path.indexOf('%'); i >= 0; i = path.indexOf('%', i + 3)) {
      if (EncodedPath.isSlash(EncodedPath.octet(path, i))) {
        return true;
      }
    }
    return false;
  }
}
