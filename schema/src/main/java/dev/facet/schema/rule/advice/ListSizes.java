// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.advice;

import dev.facet.schema.directive.ListSizeDirective;
import dev.facet.schema.directive.Located;
import dev.facet.schema.directive.SchemaModel.BoundField;
import java.util.List;
import java.util.OptionalLong;

/**
 * How many objects there are at the end of a way, at most, as far as {@code @listSize} says it.
 * Only assumed sizes without slicing arguments do: others are what a client asks for.
 *
 * @param items how many; empty for not known
 * @param sized the fields of these objects whose size is said already
 * @param size their size; empty for not known
 */
record ListSizes(OptionalLong items, List<String> sized, OptionalLong size) {
  /** The root of an operation. */
  static final ListSizes ONE = new ListSizes(OptionalLong.of(1), List.of(), OptionalLong.empty());

  /** What a field of these objects gives. */
  ListSizes below(BoundField field) {
    ListSizeDirective directive = field.listSize();
    OptionalLong said = directive == null ? OptionalLong.empty() : assumed(directive);
    List<String> passed =
        directive == null
            ? List.of()
            : directive.sizedFields().stream().map(Located::value).toList();
    OptionalLong own =
        sized.contains(field.declaration().name())
            ? size
            : passed.isEmpty() ? said : OptionalLong.empty();
    return new ListSizes(times(items, count(field, own)), passed, said);
  }

  private static OptionalLong count(BoundField field, OptionalLong size) {
    return switch (field.declaration().type().lists()) {
      case 0 -> OptionalLong.of(1);
      case 1 -> size;
      default -> OptionalLong.empty();
    };
  }

  private static OptionalLong assumed(ListSizeDirective directive) {
    return directive.assumedSize() == null || !directive.slicingArguments().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(directive.assumedSize().value());
  }

  private static OptionalLong times(OptionalLong some, OptionalLong each) {
    return some.isEmpty() || each.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(saturated(some.getAsLong(), each.getAsLong()));
  }

  private static long saturated(long some, long each) {
    return Math.multiplyHigh(some, each) == 0 && some * each >= 0 ? some * each : Long.MAX_VALUE;
  }
}
