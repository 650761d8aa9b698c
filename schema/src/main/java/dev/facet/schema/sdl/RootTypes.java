// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import org.jspecify.annotations.Nullable;

/**
 * The names of the types that operations start at; null where there is none.
 *
 * @param query of queries
 * @param mutation of mutations
 * @param subscription of subscriptions
 */
public record RootTypes(
    @Nullable TypeUse query, @Nullable TypeUse mutation, @Nullable TypeUse subscription) {
  /** Whether operations start at a type. */
  public boolean contains(String type) {
    return isNamed(query, type) || isNamed(mutation, type) || isNamed(subscription, type);
  }

  private static boolean isNamed(@Nullable TypeUse root, String type) {
    return root != null && root.name().equals(type);
  }
}
