// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import java.util.Map;

/**
 * Directives of operations that clients and the library may know, and that Facet does not have:
 * schemas neither announce nor define them, and operations that use them are rejected.
 */
public final class WithheldDirectives {
  private static final String DELIVERY =
      "incremental delivery is not supported, a response comes as a whole";
  private static final Map<String, String> REASONS =
      Map.of(
          "defer", DELIVERY,
          "stream", DELIVERY,
          "experimental_disableErrorPropagation",
              "null takes the place of the nearest nullable parent");

  private WithheldDirectives() {}

  /** Whether a directive, named without its at sign, is one of them. */
  public static boolean contains(String directive) {
    return REASONS.containsKey(directive);
  }

  /** Why there is no such directive, as a clause. */
  public static String reason(String directive) {
    return REASONS.getOrDefault(directive, "");
  }
}
