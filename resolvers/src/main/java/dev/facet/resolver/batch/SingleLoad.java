// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.plan.LoadPlan;
import dev.facet.schema.CacheRule;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call without a key. Equal ones of an operation are one call: the same is sent, and error rules
 * say the same of its response.
 *
 * @param rendered what is sent
 * @param arguments the field's arguments where error rules or tags read them; else empty
 * @param tags what the response is dropped by where it is kept; else empty
 */
record SingleLoad(RenderedCall rendered, FieldArguments arguments, List<String> tags)
    implements Scope {
  static SingleLoad of(LoadPlan plan, RenderedCall rendered, LoadScope scope) {
    CacheRule rule = plan.cacheRule();
    return new SingleLoad(
        rendered,
        plan.readBeside().isEmpty() ? FieldArguments.NONE : scope.arguments(),
        rule == null ? List.of() : TagNames.kept(rule.tags(), scope));
  }

  @Override
  public @Nullable Object value(Root root, JsonPath path) {
    return root == Root.ARGS ? arguments.value(path) : null;
  }
}
