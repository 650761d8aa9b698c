// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the library found in a document.
 *
 * @param key of the rule's message
 * @param names what the rule speaks of
 * @param site what stands at the place; null where there is none
 */
record ValidationFinding(String key, List<String> names, DocumentSites.@Nullable Site site) {
  /** Copies the list. */
  ValidationFinding {
    names = List.copyOf(names);
  }

  /** The rule that found it. */
  String rule() {
    return key.substring(0, Math.max(0, key.indexOf('.')));
  }

  /** One of the names; empty where there are fewer. */
  String name(int index) {
    return index < names.size() ? names.get(index) : "";
  }

  /** What has the arguments at the place, such as {@code Query.product}. */
  String owner() {
    return site == null ? "" : site.owner();
  }

  static String twice(String what, String how) {
    return what + " is " + how + " twice (expected: once)";
  }
}
