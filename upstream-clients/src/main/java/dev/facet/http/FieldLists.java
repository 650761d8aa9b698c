// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated lists (RFC 9110, section 5.6.1) of members in which no quoted string stands, such
 * as those of Connection, Content-Encoding, TE, Vary and X-Forwarded-For. Several lines are one
 * list. White space around members and empty members do not count.
 */
public final class FieldLists {
  private FieldLists() {}

  /** The members of all lines, first to last, as they are written. */
  public static List<String> members(List<String> lines) {
    if (lines.isEmpty()) {
      return List.of();
    }
    List<String> members = new ArrayList<>();
    for (String line : lines) {
      addMembers(line, members);
    }
    return members;
  }

  /**
   * All lines of a header as one value (section 5.2); null where there is none. A single line, as
   * nearly all headers have, is not copied.
   *
   * @param name in lower case or any other
   */
  public static @Nullable String value(MultiMap headers, CharSequence name) {
    if (!headers.contains(name)) {
      return null;
    }
    Lines lines = new Lines(name.toString());
    headers.forEach(lines);
    return lines.value;
  }

  /** Joins the lines of one header. */
  private static final class Lines implements BiConsumer<String, String> {
    private final String name;
    private @Nullable String value;

    private Lines(String name) {
      this.name = name;
    }

    @Override
    public void accept(String other, String line) {
      if (name.length() == other.length() && name.equalsIgnoreCase(other)) {
        value = value == null ? line : value + ", " + line;
      }
    }
  }

  static void addMembers(String line, List<String> members) {
    int start = 0;
    while (start <= line.length()) {
      int end = endOfMember(line, start);
      String member = trim(line, start, end);
      if (!member.isEmpty()) {
        members.add(member);
      }
      start = end + 1;
    }
  }

  /** Whether the lines list a member, whatever its case. */
  public static boolean contains(List<String> lines, String member) {
    for (String line : lines) {
      if (contains(line, member)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a line lists a member, whatever its case. */
  public static boolean contains(String line, String member) {
    int start = 0;
    while (start <= line.length()) {
      int end = endOfMember(line, start);
      if (isTrimmed(line, start, end, member)) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  /**
   * Whether a range is a string, whatever its case, once optional white space around it is gone.
   */
  static boolean isTrimmed(String line, int start, int end, String text) {
    int from = skipSpace(line, start, end);
    int to = backOverSpace(line, from, end);
    return to - from == text.length() && line.regionMatches(true, from, text, 0, text.length());
  }

  private static String trim(String line, int start, int end) {
    int from = skipSpace(line, start, end);
    return line.substring(from, backOverSpace(line, from, end));
  }

  private static int endOfMember(String line, int start) {
    int comma = line.indexOf(',', start);
    return comma < 0 ? line.length() : comma;
  }

  /** The first place that is not optional white space (section 5.6.3). */
  static int skipSpace(String text, int start, int end) {
    int at = start;
    while (at < end && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int backOverSpace(String text, int start, int end) {
    int at = end;
    while (at > start && isSpace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
