// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.input.JsonKind;
import dev.facet.resolver.plan.TypePlan;
import dev.facet.resolver.projection.Row;

/**
 * Words for values of services that do not fit their fields. They say nothing of the value: it may
 * be what the client must not see. Names of enum values are left out too, as introspection may be
 * off.
 */
final class ValueWords {
  private ValueWords() {}

  /** A value of another kind, such as {@code is a string (expected: Int)}. */
  static String misfit(TypePlan type, Object value) {
    return "is " + kind(type, value) + " (expected: " + expected(type) + ")";
  }

  /** The kind of a value, such as {@code a string}. */
  private static String kind(TypePlan expected, Object value) {
    if (value instanceof Row) {
      return "an object";
    }
    return switch (expected) {
      case TypePlan.ScalarOf(var scalar, _) -> JsonKind.of(scalar.getName(), value);
      case TypePlan.EnumOf _ when value instanceof String -> "another string";
      case TypePlan.EnumOf _, TypePlan.ListOf _, TypePlan.ObjectOf _, TypePlan.AbstractOf _ ->
          JsonKind.of("", value);
    };
  }

  /** What the type takes, such as {@code Int}, {@code one of Status} or {@code a list}. */
  private static String expected(TypePlan type) {
    return switch (type) {
      case TypePlan.ScalarOf(var scalar, _) -> scalar.getName();
      case TypePlan.EnumOf names -> "one of " + names.type().getName();
      case TypePlan.ListOf _ -> "a list";
      case TypePlan.ObjectOf _, TypePlan.AbstractOf _ -> "an object";
    };
  }
}
