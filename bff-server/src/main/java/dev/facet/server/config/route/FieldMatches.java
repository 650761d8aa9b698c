// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.route;

import dev.facet.http.ConnectionHeaders;
import dev.facet.http.FieldNames;
import dev.facet.server.route.FieldPattern;
import dev.facet.server.route.FieldPattern.Place;
import dev.facet.server.route.MatchValue;
import dev.facet.upstream.config.Require;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Headers, query parameters or cookies of a match, by their names. */
final class FieldMatches {
  private FieldMatches() {}

  /** The same, each under its name. */
  static Map<String, FieldValueConfig> named(@Nullable Map<String, FieldValueConfig> values) {
    if (values == null || values.isEmpty()) {
      return Map.of();
    }
    Map<String, FieldValueConfig> named = new LinkedHashMap<>();
    values.forEach((name, value) -> named.put(name, value.named(name)));
    return Collections.unmodifiableMap(named);
  }

  /** Rejects headers that no route ever sees, or not as one value. */
  static void requireVisible(Iterable<String> headers) {
    for (String name : headers) {
      String lower = name.toLowerCase(Locale.ROOT);
      boolean ends = ConnectionHeaders.isHopByHop(name) && !lower.equals("te");
      boolean dropped = FieldNames.isAmbiguous(name) || lower.equals("proxy");
      Require.require(
          !ends && !dropped,
          "headers",
          name,
          "a header that goes beyond the listener; it ends there");
      Require.require(
          !lower.equals("cookie"), "headers", name, "cookies, each by its name under cookies");
    }
  }

  /** Those that must have one value. */
  static Map<String, String> values(Map<String, FieldValueConfig> fields) {
    if (fields.isEmpty()) {
      return Map.of();
    }
    Map<String, String> values = new LinkedHashMap<>();
    fields.forEach((name, field) -> {
      MatchValue exact = field.exact();
      if (exact != null) {
        values.put(name, exact.text());
      }
    });
    return values;
  }

  /** The others. */
  static List<FieldPattern> patterns(Place place, Map<String, FieldValueConfig> fields) {
    List<FieldPattern> patterns = new ArrayList<>();
    fields.forEach((name, field) -> {
      if (field.exact() == null) {
        patterns.add(field.pattern(place, name));
      }
    });
    return patterns;
  }
}
