// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.schema.template.Expression;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.LenientScope;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.Scope;
import dev.facet.schema.template.TextTemplate;
import dev.facet.schema.template.ValueText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tags that templates come to. */
final class TagNames {
  private TagNames() {}

  /**
   * The tags. One with a value that is missing, or is an object, is none: it would name something
   * else. One with a list is a tag for each of its items.
   */
  static List<String> of(List<TextTemplate> templates, Scope scope) {
    if (templates.isEmpty()) {
      return List.of();
    }
    List<String> tags = new ArrayList<>();
    Scope lenient = new LenientScope(scope);
    templates.forEach(template -> add(template, lenient, tags));
    return tags;
  }

  private static void add(TextTemplate template, Scope scope, List<String> tags) {
    for (Expression expression : template.expressions()) {
      if (scope.value(expression.root(), expression.path()) instanceof List<?> list) {
        list.forEach(item -> add(template, new OfItem(scope, expression, item), tags));
        return;
      }
    }
    boolean named =
        template.expressions().stream().allMatch(expression -> isName(expression.evaluate(scope)));
    Object tag = named ? template.render(scope) : null;
    if (tag != null) {
      tags.add(ValueText.of(tag));
    }
  }

  private static boolean isName(@Nullable Object value) {
    return value != null && !"".equals(value) && !ValueText.isNested(value);
  }

  /** The same scope with an item in place of a list. */
  private record OfItem(Scope scope, Expression expression, @Nullable Object item)
      implements Scope {
    @Override
    public @Nullable Object value(Root root, JsonPath path) {
      return root == expression.root() && path.equals(expression.path())
          ? item
          : scope.value(root, path);
    }

    @Override
    public boolean isLenient() {
      return true;
    }
  }
}
