// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.batch.MissingValue;
import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.failure.LoadFailure;
import dev.facet.resolver.plan.FieldPlan;
import dev.facet.resolver.plan.TypePlan;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.Root;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what a field is worth for which nothing was called, since a value is missing. */
final class UnmadeLoad {
  private UnmadeLoad() {}

  /**
   * The value in place of the loaded one.
   *
   * @param item whether it is an item of the field's list, and not the field itself
   * @param change whether the call would have changed something: null would look as if it had
   * @return null, an empty list, or a {@link LoadFailure}
   */
  static @Nullable Object value(
      MissingValue missing, FieldPlan field, boolean item, boolean change) {
    Expression expression = missing.expression();
    if (expression.root() == Root.CLAIMS) {
      return LoadFailure.of(
          ErrorCode.UNAUTHENTICATED,
          "The field needs a verified token with " + expression.source() + ".");
    }
    if (change || !mayBeEmpty(field.type(), item)) {
      return LoadFailure.of(
          ErrorCode.of(expression.root()),
          expression.source() + " has no value, so nothing was called for the field.");
    }
    return field.type().list() && !item ? List.of() : null;
  }

  /** Whether null or an empty list can stand there, so that a missing value is no error. */
  private static boolean mayBeEmpty(TypePlan type, boolean item) {
    return type instanceof TypePlan.ListOf list ? !item || list.item().nullable() : type.nullable();
  }
}
