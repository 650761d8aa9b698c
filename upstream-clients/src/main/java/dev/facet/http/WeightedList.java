// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import org.jspecify.annotations.Nullable;

/**
 * What a client says it likes, in Accept or Accept-Encoding: {@code a;q=0.5, b} (RFC 9110, section
 * 12.4.2). Nothing of it is copied; each question reads the text again. A weight that is malformed
 * counts as 0. Where a member is listed more than once, its greatest weight counts.
 *
 * @param text all lines of the header as one; empty for none
 */
public record WeightedList(String text) {
  /** The weight of a member that is not listed. */
  public static final double ABSENT = -1;

  /** The place of a member that is not listed: behind all others. */
  public static final int NOWHERE = Integer.MAX_VALUE;

  private static final WeightedList EMPTY = new WeightedList("");

  /**
   * The list that a header is.
   *
   * @param value as {@link FieldLists#value} gives it; null where there is none
   */
  public static WeightedList of(@Nullable String value) {
    return value == null ? EMPTY : new WeightedList(value);
  }

  /** Whether the client says nothing. */
  public boolean isBlank() {
    return text.isBlank();
  }

  /**
   * What a member weighs that is listed by just this name, whatever its case.
   *
   * @return 0 to 1, 0 for what the client does not want; {@link #ABSENT} where it is not listed
   */
  public double weight(String name) {
    double weight = ABSENT;
    int start = 0;
    while (start <= text.length()) {
      int nameEnd = endOfName(start);
      int end = endOfMember(nameEnd);
      if (FieldLists.isTrimmed(text, start, nameEnd, name)) {
        weight = Math.max(weight, weight(nameEnd, end));
      }
      start = end + 1;
    }
    return weight;
  }

  /**
   * Where a member is listed first, to be compared with others; {@link #NOWHERE} for not at all.
   */
  public int place(String name) {
    int start = 0;
    while (start <= text.length()) {
      int nameEnd = endOfName(start);
      if (FieldLists.isTrimmed(text, start, nameEnd, name)) {
        return start;
      }
      start = endOfMember(nameEnd) + 1;
    }
    return NOWHERE;
  }

  private int endOfName(int start) {
    int at = start;
    while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != ';') {
      at++;
    }
    return at;
  }

  private int endOfMember(int start) {
    return endOfPiece(start, ',');
  }

  /** The next place of a mark, or of a comma, that is in no quoted string. */
  private int endOfPiece(int start, char mark) {
    boolean quoted = false;
    for (int at = start; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\\' && quoted) {
        at++;
      } else if (!quoted && (c == mark || c == ',')) {
        return at;
      }
    }
    return text.length();
  }

  /** The weight among the parameters that stand in a range; 1 where there is none. */
  private double weight(int start, int end) {
    int at = start;
    while (at < end) {
      int from = FieldLists.skipSpace(text, at + 1, end);
      int next = Math.min(endOfPiece(from, ';'), end);
      if (text.regionMatches(true, from, "q=", 0, 2)) {
        return qvalue(from + 2, next);
      }
      at = next;
    }
    return 1;
  }

  /** 0 to 1 with up to three digits behind the point; 0 where it is anything else. */
  private double qvalue(int start, int untrimmed) {
    int end = untrimmed;
    while (end > start && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
      end--;
    }
    int digits = end - start - 2;
    if (digits == -1 || (digits >= 0 && digits <= 3 && text.charAt(start + 1) == '.')) {
      return qvalue(text.charAt(start), start + 2, end);
    }
    return 0;
  }

  private double qvalue(char whole, int start, int end) {
    int thousandths = 0;
    int worth = 100;
    for (int at = start; at < end; at++, worth /= 10) {
      int digit = text.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        return 0;
      }
      thousandths += digit * worth;
    }
    return switch (whole) {
      case '0' -> thousandths / 1_000.0;
      case '1' -> thousandths == 0 ? 1 : 0;
      default -> 0;
    };
  }
}
