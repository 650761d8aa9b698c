// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
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

  /** Says of a response that its bytes are not those that its tag was made for. */
  public static void weaken(MultiMap headers) {
    String tag = headers.get(HttpHeaders.ETAG);
    if (tag != null) {
      headers.set(HttpHeaders.ETAG, weakened(tag));
    }
  }

  /**
   * The same for a 304, which has the tag of the response that it stands for (RFC 9110, section
   * 15.4.5): a strong one only where the client has that.
   *
   * @param request the headers of its request, as the client sent them
   */
  public static void weakenNotModified(MultiMap request, MultiMap headers) {
    String tag = headers.get(HttpHeaders.ETAG);
    if (tag != null && !members(request.getAll(HttpHeaders.IF_NONE_MATCH)).contains(tag)) {
      weaken(headers);
    }
  }

  /**
   * Gives the tags of If-Match the strength back that {@link #weaken} took: a weak one never
   * matches (section 13.1.1), so nothing is lost where the service's own was weak.
   */
  public static void restore(MultiMap request) {
    if (!request.contains(HttpHeaderNames.IF_MATCH)) {
      return;
    }
    List<String> tags = members(request.getAll(HttpHeaderNames.IF_MATCH));
    if (tags.stream().anyMatch(EntityTags::isWeak)) {
      List<String> strong = tags.stream().map(EntityTags::opaque).toList();
      request.set(HttpHeaderNames.IF_MATCH, String.join(", ", strong));
    }
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
