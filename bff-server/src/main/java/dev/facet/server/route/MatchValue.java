// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.schema.secret.SecretNames;

/**
 * What a header or query parameter of a match must be, or what a rewrite sets one to.
 *
 * @param text the value itself
 * @param hidden whether it must not be printed: it comes from outside the file, or its name
 *     announces a secret
 */
public record MatchValue(String text, boolean hidden) {
  /** The same value under a name. */
  public MatchValue named(String name) {
    return new MatchValue(text, hidden || SecretNames.announces(name));
  }

  /** Hides what must not be printed. */
  @Override
  public String toString() {
    return hidden ? "***" : text;
  }
}
