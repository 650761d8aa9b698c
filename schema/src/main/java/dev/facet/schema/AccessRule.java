// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import java.util.List;
import java.util.Set;

/**
 * Which callers may ask for a field: {@code @authenticated} and {@code @requiresScopes}, of the
 * field and of the object it yields or stands on.
 *
 * @param authenticated whether a verified caller is needed
 * @param scopes every element must hold: a list of alternatives, one of which the caller's scopes
 *     must contain entirely; empty for no demand
 */
public record AccessRule(boolean authenticated, List<List<Set<String>>> scopes) {
  /** Every caller may ask. */
  public static final AccessRule OPEN = new AccessRule(false, List.of());

  /** Copies the list. */
  public AccessRule {
    scopes = List.copyOf(scopes);
  }

  /** Whether every caller may ask. */
  public boolean open() {
    return !authenticated && scopes.isEmpty();
  }

  /** Whether the scopes of a verified caller are enough. */
  public boolean allows(Set<String> granted) {
    return scopes.stream().allMatch(any -> any.stream().anyMatch(granted::containsAll));
  }
}
