// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.input;

import dev.facet.schema.diagnostic.Suggestion;
import java.util.Collection;

/**
 * Whether messages to clients may name parts of the schema that the client did not name. They help
 * at a developer's desk; in front of clients they would tell a schema that introspection hides.
 */
public enum Suggestions {
  /** Messages name the type that was expected, and nothing else of the schema. */
  OFF,
  /** Messages name what was probably meant, and the values of enums. */
  ON;

  private static final int MAX_LISTED = 12;

  /** The message, with the candidate nearest to a word behind it where one is near. */
  public String add(String message, String word, Collection<String> candidates) {
    return this == OFF
        ? message
        : Suggestion.nearest(word, candidates)
            .map(near -> message + ", did you mean \"" + near + "\"?")
            .orElse(message);
  }

  /** What is expected of a value of an enum: {@code one of A, B}, or {@code one of Status}. */
  public String oneOf(String type, Collection<String> values) {
    return this == ON && values.size() <= MAX_LISTED
        ? "one of " + String.join(", ", values)
        : "one of " + type;
  }
}
