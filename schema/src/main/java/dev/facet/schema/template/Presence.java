// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what counts as a value, for all parts of requests and all roots. Where a value decides
 * whose data is asked for, the empty string and a list of nothing are none: to a service they often
 * mean everything.
 */
final class Presence {
  private Presence() {}

  /** The value; null where it counts as none. */
  static @Nullable Object of(RequestPart part, Root root, @Nullable Object value) {
    boolean none =
        switch (value) {
          case null -> true;
          case String text -> isNone(part, root, text);
          case List<?> list -> isNone(part, root, list);
          case Map<?, ?> object -> root == Root.CLAIMS && object.isEmpty();
          default -> false;
        };
    return none ? null : value;
  }

  /** Whether a list holds nothing but null, or nothing at all. */
  static boolean isHollow(List<?> list) {
    for (int i = 0; i < list.size(); i++) { // for keys: the first one decides
      if (list.get(i) != null) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNone(RequestPart part, Root root, String text) {
    if (part.isHeader()) {
      return text.isBlank();
    }
    return text.isEmpty() && root != Root.ARGS && (part.isName() || !root.isFreeToGive());
  }

  /** In a body the empty list of a client is a value: it empties what the service holds. */
  private static boolean isNone(RequestPart part, Root root, List<?> list) {
    if (part == RequestPart.BODY && root.isFreeToGive()) {
      return false;
    }
    for (int i = 0; i < list.size(); i++) {
      Object element = list.get(i);
      boolean none =
          element == null || (element instanceof String text && isNone(part, root, text));
      if (!none) {
        return false;
      }
    }
    return true;
  }
}
