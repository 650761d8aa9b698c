// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import java.util.ArrayList;
import java.util.List;

/** Entity tags, as written in headers (RFC 9110, section 8.8.3). */
public final class EntityTags {
  private static final String WEAK = "W/";
  private static final String ANY = "*";

  private EntityTags() {}

  /** Whether a tag says only that two representations mean the same. */
  public static boolean isWeak(String tag) {
    return tag.startsWith(WEAK);
  }

  /** The tag without the mark of a weak one. */
  public static String opaque(String tag) {
    return isWeak(tag) ? tag.substring(WEAK.length()) : tag;
  }

  /** The weak tag of the same name. */
  public static String weakened(String tag) {
    return isWeak(tag) ? tag : WEAK + tag;
  }

  /** Whether the lines list a tag by the weak comparison, or all by {@code *}. */
  public static boolean listWeakly(List<String> lines, String tag) {
    String opaque = opaque(tag);
    return members(lines).stream()
        .anyMatch(member -> member.equals(ANY) || opaque(member).equals(opaque));
  }

  /** Whether the lines list a tag by the strong comparison, or all by {@code *}. */
  public static boolean listStrongly(List<String> lines, String tag) {
    return members(lines).stream()
        .anyMatch(member -> member.equals(ANY) || (member.equals(tag) && !isWeak(tag)));
  }

  /** Whether the lines list whatever there is. */
  public static boolean listAny(List<String> lines) {
    return members(lines).contains(ANY);
  }

  /** The members of lists of tags, as they are written; commas may stand in them. */
  public static List<String> members(List<String> lines) {
    List<String> tags = new ArrayList<>();
    for (String line : lines) {
      int start = 0;
      boolean quoted = false;
      for (int i = 0; i <= line.length(); i++) {
        if (i == line.length() || (line.charAt(i) == ',' && !quoted)) {
          tags.add(line.substring(start, i).strip());
          start = i + 1;
        } else if (line.charAt(i) == '"') {
          quoted = !quoted;
        }
      }
    }
    return tags;
  }
}
