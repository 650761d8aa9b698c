// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One range of bytes that a client asks for (RFC 9110, section 14.1.2).
 *
 * @param first the position of its first byte; {@link #SUFFIX} for so many bytes from the end
 * @param last the position of its last byte, or how many bytes of the end
 */
public record ByteRange(long first, long last) {
  /** Stands for a first position that the length tells. */
  public static final long SUFFIX = -1;

  private static final String UNIT = "bytes=";
  private static final Pattern ONE = Pattern.compile("(\\d*+)-(\\d*+)");

  /** Positions with more digits are beyond all ends. */
  private static final int MAX_DIGITS = 18;

  /**
   * Reads the header Range.
   *
   * @param lines its values
   * @return null where it is not one range of bytes: there is none, or more, or it is malformed
   */
  public static @Nullable ByteRange single(List<String> lines) {
    List<ByteRange> all = all(lines);
    return all.size() == 1 ? all.getFirst() : null;
  }

  /**
   * Reads the header Range.
   *
   * @param lines its values
   * @return ranges in the order of the client; none where one of them is malformed, or they are not
   *     of bytes
   */
  public static List<ByteRange> all(List<String> lines) {
    String line = lines.size() == 1 ? lines.getFirst().strip() : "";
    if (!line.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
      return List.of();
    }
    List<ByteRange> ranges = new ArrayList<>();
    for (String member : FieldLists.members(List.of(line.substring(UNIT.length())))) {
      ByteRange range = range(member);
      if (range == null) {
        return List.of();
      }
      ranges.add(range);
    }
    return ranges;
  }

  private static @Nullable ByteRange range(String member) {
    Matcher one = ONE.matcher(member);
    if (!one.matches()) {
      return null;
    }
    String first = one.group(1);
    String last = one.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? null : new ByteRange(SUFFIX, position(last));
    }
    ByteRange range =
        new ByteRange(position(first), last.isEmpty() ? Long.MAX_VALUE : position(last));
    return range.first > range.last ? null : range;
  }

  private static long position(String digits) {
    String significant = digits.replaceFirst("^0+(?=.)", "");
    return significant.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(significant);
  }

  /** Whether there is a byte of it in a representation of so many bytes. */
  public boolean isSatisfiable(long length) {
    return first == SUFFIX ? last > 0 && length > 0 : first < length;
  }

  /** The position of its first byte, where it is satisfiable. */
  public long start(long length) {
    return first == SUFFIX ? Math.max(0, length - last) : first;
  }

  /** The position behind its last byte, where it is satisfiable. */
  public long end(long length) {
    return first == SUFFIX || last >= length ? length : last + 1;
  }
}
