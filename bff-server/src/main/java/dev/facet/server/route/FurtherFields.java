// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.FieldNames;
import dev.facet.http.FieldValues;
import dev.facet.http.Tokens;
import dev.facet.server.route.FieldPattern.Place;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a match asks for beside one value of headers and query parameters.
 *
 * @param cookies cookies and the value that each must have; names are compared with their case
 * @param patterns headers, parameters and cookies that have to be there, or match an expression
 */
public record FurtherFields(Map<String, String> cookies, List<FieldPattern> patterns) {
  /** Nothing. */
  public static final FurtherFields NONE = new FurtherFields(Map.of(), List.of());

  /** Guards names and values, sorts. */
  public FurtherFields {
    cookies.forEach((name, value) -> {
      require(Tokens.isToken(name), "cookies", name, "names of cookies");
      boolean plain = FieldValues.isPlain(value) && value.indexOf(';') < 0 && !value.contains("\"");
      require(plain, "cookies." + name, "***", "visible ASCII without ; and quotes");
    });
    cookies = Collections.unmodifiableMap(new TreeMap<>(cookies));
    for (FieldPattern pattern : patterns) {
      boolean known =
          switch (pattern.place()) {
            case HEADER -> FieldNames.isName(pattern.name());
            case QUERY -> !pattern.name().isEmpty();
            case COOKIE -> Tokens.isToken(pattern.name());
          };
      require(known, key(pattern.place()), pattern.name(), "names");
    }
    patterns = List.copyOf(patterns);
  }

  private static String key(Place place) {
    return switch (place) {
      case HEADER -> "headers";
      case QUERY -> "query";
      case COOKIE -> "cookies";
    };
  }

  /** Whether a request has all of it. */
  boolean accepts(RouteQuestion question) {
    if (cookies.isEmpty() && patterns.isEmpty()) {
      return true;
    }
    for (Map.Entry<String, String> cookie : cookies.entrySet()) {
      if (!cookie.getValue().equals(question.cookie(cookie.getKey()))) {
        return false;
      }
    }
    for (FieldPattern pattern : patterns) {
      if (!pattern.accepts(question)) {
        return false;
      }
    }
    return true;
  }

  /** How many patterns are about one place. */
  int count(Place place) {
    int count = 0;
    for (FieldPattern pattern : patterns) {
      count += pattern.place() == place ? 1 : 0;
    }
    return count;
  }

  /** How many expressions there are. */
  int regexes() {
    int count = 0;
    for (FieldPattern pattern : patterns) {
      count += pattern.regex().isPresent() ? 1 : 0;
    }
    return count;
  }
}
