// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a replica tells the others: its name, the labels with commas between them, and the domain,
 * with blanks between them; after a mark where Redis still has what was forgotten.
 *
 * @param replica who tells it
 * @param stillThere whether Redis could neither mark nor remove it
 */
record StoreMessage(String replica, String domain, List<String> labels, boolean stillThere) {
  private static final int PARTS = 3;
  private static final String MARK = "!";

  /** Labels that are forgotten in Redis, too. */
  static String forgotten(String replica, String domain, Collection<String> labels) {
    return replica + " " + String.join(",", labels) + " " + domain;
  }

  /** What is told in place of a message where Redis still has what it is about. */
  static String stillThere(String message) {
    return MARK + message;
  }

  /** Reads one; null for one that is malformed, and so none of this version. */
  static @Nullable StoreMessage read(String message) {
    boolean marked = message.startsWith(MARK);
    String[] parts = message.substring(marked ? MARK.length() : 0).split(" ", PARTS);
    return parts.length == PARTS
        ? new StoreMessage(parts[0], parts[2], List.of(parts[1].split(",", -1)), marked)
        : null;
  }
}
