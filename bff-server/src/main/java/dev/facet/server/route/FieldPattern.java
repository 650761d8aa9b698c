// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.server.route.regex.LinearRegex;
import java.util.Locale;
import java.util.Optional;

/**
 * What a header, query parameter or cookie of a request must be, where that is not one value.
 *
 * @param place where it stands
 * @param name of a header in lower case, of others as requests write it
 * @param regex what its value as a whole matches; empty where it only has to be there
 * @param hidden whether the regex must not be printed
 */
public record FieldPattern(Place place, String name, Optional<LinearRegex> regex, boolean hidden) {
  /** Where a field stands. */
  public enum Place {
    /** A header line. */
    HEADER,
    /** A query parameter. */
    QUERY,
    /** A cookie. */
    COOKIE
  }

  /** Header names do not differ by case. */
  public FieldPattern {
    name = place == Place.HEADER ? name.toLowerCase(Locale.ROOT) : name;
  }

  /** Whether a request has it. */
  boolean accepts(RouteQuestion question) {
    return switch (place) {
      case HEADER -> question.hasHeader(this);
      case QUERY ->
          question.parameters(name).stream().anyMatch(value -> takes(value, question.notes()));
      case COOKIE -> question.hasCookie(this);
    };
  }

  /** The same, as far as there may be more work. */
  boolean takes(String value, RouteNotes notes) {
    return regex.isEmpty() || notes.matches(regex.get(), value);
  }

  /** Whether a value matches. */
  boolean takes(String value) {
    return regex.isEmpty() || regex.get().matches(value);
  }

  /** Whether certainly no value is taken by both. */
  boolean isApartFrom(FieldPattern other) {
    return regex.isPresent() && other.regex.isPresent() && !regex.get().mayMeet(other.regex.get());
  }

  /** A value that is taken, probably. */
  public String sample() {
    return regex.flatMap(LinearRegex::sample).orElse("any");
  }

  /** What is expected, as people read it; stars for what must not be printed. */
  String words() {
    return regex.map(found -> hidden ? "***" : "regex:" + found.source()).orElse("any value");
  }
}
