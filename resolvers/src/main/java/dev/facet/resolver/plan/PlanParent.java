// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.resolver.projection.Shape;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.Root;
import graphql.language.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a selection stands on.
 *
 * @param shape what its rows hold
 * @param loader the loader its rows come from; null for the root and for constants
 * @param depth levels of fields down to it
 * @param siblings what is known already below the possible types of one field, of which an object
 *     is but one; null where there is one type only
 */
record PlanParent(
    Shape shape,
    @Nullable LoadPlan loader,
    int depth,
    @Nullable Map<Subselection, Map<String, SelectionPlan>> siblings) {
  /** What is equal where possible types select the same below the same JSON. */
  record Subselection(String type, List<Field> fields, Shape shape, @Nullable LoadPlan loader) {}

  /** One level further down. */
  PlanParent below(Shape other, @Nullable LoadPlan from) {
    return new PlanParent(other, from, depth + 1, siblings);
  }

  /** The same place, for the selections on so many possible types. */
  PlanParent ofTypes(int count) {
    return new PlanParent(shape, loader, depth, count > 1 ? new HashMap<>() : null);
  }

  /** Makes sure that rows remember the response they came with. */
  void keepOrigin() {
    if (loader != null) {
      loader.keepOrigin();
    }
  }

  /** Makes sure that what expressions read of the parent is there. */
  void keep(List<Expression> expressions) {
    for (Expression expression : expressions) {
      if (expression.root() == Root.PARENT) {
        shape.reach(expression.path()).shape().keepWhole();
      }
    }
  }
}
