// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import java.util.Locale;

/** Header values of the form {@code a;q=0.5, b} (RFC 9110, section 12.4.2). */
final class QualityList {
  /** What {@link #of} returns for a value that is not listed. */
  static final double ABSENT = -1;

  private QualityList() {}

  /**
   * The q value of a member.
   *
   * @param list the header's value
   * @param member in lower case
   * @return 0 to 1; {@link #ABSENT} where it is not there
   */
  static double of(String list, String member) {
    for (String part : list.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] pieces = part.split(";", -1);
      if (pieces[0].strip().equals(member)) {
        return quality(pieces);
      }
    }
    return ABSENT;
  }

  private static double quality(String[] pieces) {
    for (int i = 1; i < pieces.length; i++) {
      String piece = pieces[i].strip();
      if (piece.startsWith("q=")) {
        try {
          return Double.parseDouble(piece.substring(2));
        } catch (NumberFormatException e) {
          return 0;
        }
      }
    }
    return 1;
  }
}
