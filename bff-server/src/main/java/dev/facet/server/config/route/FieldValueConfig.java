// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.route;

import dev.facet.schema.secret.SecretNames;
import dev.facet.server.route.FieldPattern;
import dev.facet.server.route.MatchValue;
import dev.facet.server.route.ValueRegex;
import dev.facet.upstream.config.Require;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a header, query parameter or cookie of a match must be: exactly one of these. A value alone
 * may stand in place of {@code {exact: …}}.
 *
 * @param exact its one value; null: another is given
 * @param regex what its value as a whole matches; null: another is given
 * @param present true where it only has to be there; null: another is given
 */
public record FieldValueConfig(
    @Nullable MatchValue exact, @Nullable ValueRegex regex, @Nullable Boolean present) {
  /** Guards. */
  public FieldValueConfig {
    int given = (exact == null ? 0 : 1) + (regex == null ? 0 : 1) + (present == null ? 0 : 1);
    Require.require(
        given == 1,
        present == null && regex != null ? "regex" : "present",
        given == 0 ? "none" : "beside another",
        "one of exact, regex and present");
    Require.require(
        present == null || present,
        "present",
        present,
        "true; a route that does not name it comes after one that does");
  }

  /** One value. */
  public static FieldValueConfig of(MatchValue exact) {
    return new FieldValueConfig(exact, null, null);
  }

  /** The same under a name. */
  FieldValueConfig named(String name) {
    if (exact != null) {
      return of(exact.named(name));
    }
    return regex != null && SecretNames.announces(name)
        ? new FieldValueConfig(null, new ValueRegex(regex.regex(), true), null)
        : this;
  }

  /** What routes ask about a field that need not have one value. */
  FieldPattern pattern(FieldPattern.Place place, String name) {
    return new FieldPattern(
        place,
        name,
        Optional.ofNullable(regex).map(ValueRegex::regex),
        regex != null && regex.hidden());
  }

  /** As the file writes it, without what must not be printed. */
  @Override
  public String toString() {
    if (exact != null) {
      return exact.toString();
    }
    return regex == null ? "{present: true}" : "{regex: " + regex + "}";
  }
}
