// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects changes. */
final class Changes {
  private final List<SchemaChange> all = new ArrayList<>();

  List<SchemaChange> all() {
    return all;
  }

  /** A change that hits the operations that use its place. */
  void add(ChangeKind kind, String coordinate, String message) {
    add(kind, coordinate, message, Set.of(coordinate));
  }

  void add(ChangeKind kind, String coordinate, String message, Set<String> hits) {
    all.add(new SchemaChange(kind, coordinate, message, hits));
  }

  /** A change from one thing to another, where it is one. */
  void between(ChangeKind kind, String coordinate, String what, String before, String after) {
    if (!before.equals(after)) {
      add(kind, coordinate, what + from(before, after));
    }
  }

  /** {@code "a" became "b"}, for texts that may be empty. */
  static String from(String before, String after) {
    return "was " + shown(before) + " and is " + shown(after);
  }

  private static String shown(String text) {
    return text.isEmpty() ? "none" : text;
  }

  void description(String coordinate, @Nullable String before, @Nullable String after) {
    String first = Objects.requireNonNullElse(before, "");
    String second = Objects.requireNonNullElse(after, "");
    if (!first.equals(second)) {
      String verb = first.isEmpty() ? "added" : second.isEmpty() ? "removed" : "changed";
      add(ChangeKind.DESCRIPTION_CHANGED, coordinate, "its description was " + verb);
    }
  }

  /**
   * Whether something is deprecated.
   *
   * @param before the reason; null where it was not
   * @param after the reason; null where it is not
   */
  void deprecation(String coordinate, @Nullable String before, @Nullable String after) {
    if (before == null && after != null) {
      add(ChangeKind.DEPRECATION_ADDED, coordinate, "is deprecated: " + after);
    } else if (before != null && after == null) {
      add(ChangeKind.DEPRECATION_REMOVED, coordinate, "is no longer deprecated");
    } else if (before != null && !before.equals(after)) {
      add(ChangeKind.DEPRECATION_CHANGED, coordinate, "is deprecated for another reason: " + after);
    }
  }
}
