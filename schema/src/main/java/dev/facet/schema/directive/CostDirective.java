// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code @cost}: what an object or a field counts.
 *
 * @param weight as it is written
 */
public record CostDirective(Located<String> weight) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  /** Reads a use; null where it has no weight, which is reported elsewhere. */
  static @Nullable CostDirective read(DirectiveUse use) {
    Located<String> weight = use.arguments().word("weight");
    return weight == null ? null : new CostDirective(weight);
  }

  /** The weight; not finite where it is no number, negative, or beyond all numbers. */
  public double number() {
    return NUMBER.matcher(weight.value()).matches()
        ? Double.parseDouble(weight.value())
        : Double.NaN;
  }
}
