// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import java.util.List;

/**
 * Which media types a client takes (RFC 9110, section 12.5.1). Of the ranges that a type is in, the
 * narrowest one says what it weighs: the type itself, then {@code type/*}, then {@code *}{@code
 * /*}. Parameters of ranges other than the weight are not compared.
 *
 * @param ranges the value of Accept
 */
public record AcceptedTypes(WeightedList ranges) {
  private static final String ANY = "*/*";

  /** What all lines of Accept say. */
  public static AcceptedTypes of(List<String> lines) {
    return new AcceptedTypes(WeightedList.of(lines));
  }

  /**
   * How much the client likes a type.
   *
   * @param type type and subtype, without parameters
   * @return 0 to 1; 0 where it does not take it, 1 where it says nothing at all
   */
  public double weight(String type) {
    if (ranges.isBlank()) {
      return 1;
    }
    double weight = ranges.weight(type);
    if (weight == WeightedList.ABSENT) {
      weight = ranges.weight(type.substring(0, type.indexOf('/') + 1) + "*");
    }
    return Math.max(weight == WeightedList.ABSENT ? ranges.weight(ANY) : weight, 0);
  }

  /** Whether the client lists a type by its name, and takes it. */
  public boolean names(String type) {
    return ranges.weight(type) > 0;
  }
}
