// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.schema.CacheRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The loaders of an operation, while it is compiled. Fields that call the same thing share one,
 * such as the fields of all types that implement an interface.
 */
final class LoadPlans {
  private final Map<LoadPlan.Form, LoadPlan> known = new HashMap<>();
  private final List<LoadPlan> ordered = new ArrayList<>();
  private final ContextReads.Collector reads;

  LoadPlans(ContextReads.Collector reads) {
    this.reads = reads;
  }

  /** All of them; the index of each is its place. */
  List<LoadPlan> all() {
    return ordered;
  }

  LoadPlan of(LoadPlan.Form form) {
    LoadPlan same = known.get(form);
    if (same != null) {
      return same;
    }
    LoadPlan made = new LoadPlan(ordered.size(), form);
    made.match().forEach(path -> made.value().reach(path).shape().keepWhole());
    made.calls().forEach(call -> reads.reads(CallExpressions.of(call)));
    reads.calls(made.service());
    CacheRule rule = made.cacheRule();
    if (rule != null && rule.scope() == CacheRule.Scope.PRIVATE) {
      reads.asksForIdentity();
    }
    known.put(form, made);
    ordered.add(made);
    return made;
  }
}
