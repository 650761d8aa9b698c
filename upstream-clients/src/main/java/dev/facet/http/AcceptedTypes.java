// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import org.jspecify.annotations.Nullable;

/**
 * Which media types a client takes (RFC 9110, section 12.5.1). Of the ranges that a type is in, the
 * narrowest one says what it weighs: the type itself, then {@code type/*}, then {@code *}{@code
 * /*}. Parameters of ranges other than the weight are not compared.
 *
 * @param ranges the value of Accept
 */
public record AcceptedTypes(WeightedList ranges) {
  private static final String ANY = "*/*";

  /**
   * A type that a response can have.
   *
   * @param name type and subtype, without parameters
   * @param range the range of all its subtypes
   */
  public record Offer(String name, String range) {
    /** A type by its name. */
    public static Offer of(String name) {
      return new Offer(name, name.substring(0, name.indexOf('/') + 1) + "*");
    }
  }

  /**
   * What Accept says.
   *
   * @param value as {@link FieldLists#value} gives it; null where there is none
   */
  public static AcceptedTypes of(@Nullable String value) {
    return new AcceptedTypes(WeightedList.of(value));
  }

  /**
   * How much the client likes a type.
   *
   * @return 0 to 1; 0 where it does not take it, 1 where it says nothing at all
   */
  public double weight(Offer type) {
    if (ranges.isBlank()) {
      return 1;
    }
    double weight = ranges.weight(type.name());
    if (weight == WeightedList.ABSENT) {
      weight = ranges.weight(type.range());
    }
    return Math.max(weight == WeightedList.ABSENT ? ranges.weight(ANY) : weight, 0);
  }

  /** Whether the client lists a type by its name, and takes it. */
  public boolean names(Offer type) {
    return ranges.weight(type.name()) > 0;
  }
}
