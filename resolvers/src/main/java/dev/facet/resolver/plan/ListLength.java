// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.schema.template.JsonPath;
import graphql.execution.CoercedVariables;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many items a list has, at most, as far as the schema and an operation say it.
 *
 * @param least the largest of the slicing arguments that are in the document, or the size that is
 *     assumed; negative where there is none
 * @param slices the slicing arguments that are variables
 * @param otherwise what counts where nothing of that has a value; null for {@link #UNSAID_ITEMS}
 */
record ListLength(double least, List<Slice> slices, @Nullable ListLength otherwise) {
  /**
   * The items of a list whose size nothing says. Services answer pages of tens, but few lists are
   * full at every level: lists three deep, 5 + 25 + 125 items, stay under the limit of 1,000, which
   * 10 items each would exceed.
   */
  static final double UNSAID_ITEMS = 5;

  /** A list whose size nothing says. */
  static final ListLength UNSAID = new ListLength(-1, List.of(), null);

  /**
   * A slicing argument whose value comes with a request.
   *
   * @param variable the variable that it stands in
   * @param path where in the variable's value
   * @param otherwise the value where the variable has none; negative for none
   */
  record Slice(String variable, JsonPath path, double otherwise) {
    /** The value, 0 or more; negative for none. */
    double value(CoercedVariables variables) {
      if (!variables.containsKey(variable)) {
        return otherwise;
      }
      return path.read(variables.get(variable)) instanceof Number number
          ? Math.max(0, number.doubleValue())
          : -1;
    }
  }

  /** A size that is assumed. */
  static ListLength assumed(double size) {
    return new ListLength(size, List.of(), null);
  }

  /** This size, or where nothing says it the other. */
  ListLength or(ListLength other) {
    return new ListLength(least, slices, otherwise == null ? other : otherwise.or(other));
  }

  /** Whether the size is the same whatever the variables are. */
  boolean known() {
    return slices.isEmpty() && (least >= 0 || otherwise == null || otherwise.known());
  }

  /** The size, 0 or more. */
  double items(CoercedVariables variables) {
    double items = least;
    for (Slice slice : slices) {
      items = Math.max(items, slice.value(variables));
    }
    if (items >= 0) {
      return items;
    }
    return otherwise == null ? UNSAID_ITEMS : otherwise.items(variables);
  }
}
