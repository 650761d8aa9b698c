// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.schema.template.Expression;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.LenientScope;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.Scope;
import dev.facet.schema.template.TextTemplate;
import dev.facet.schema.template.ValueText;
import dev.facet.upstream.item.ItemStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tags that templates come to. */
final class TagNames {
  /** A client may send two long lists, whose tags are each item of one with each of the other. */
  private static final int MAX_DROPPED = 10_000;

  private final List<String> tags = new ArrayList<>();
  private final int max;

  private TagNames(int max) {
    this.max = max;
  }

  /**
   * Drops what has a tag. One with a value that is missing, or is an object, is none: it would name
   * something else. One with a list is a tag for each of its items.
   *
   * <p>Where 10,000 or more are named, all that is kept of the service is dropped too.
   */
  static void drop(ItemStore items, List<TextTemplate> templates, Scope scope) {
    List<String> named = upTo(MAX_DROPPED, templates, scope);
    if (named.size() == MAX_DROPPED) {
      items.dropAll();
    }
    items.drop(named);
  }

  /** The tags of what is to be kept; only one more than may be where they are too many. */
  static List<String> kept(List<TextTemplate> templates, Scope scope) {
    return upTo(ItemStore.MAX_TAGS + 1, templates, scope);
  }

  private static List<String> upTo(int max, List<TextTemplate> templates, Scope scope) {
    if (templates.isEmpty()) {
      return List.of();
    }
    TagNames names = new TagNames(max);
    Scope lenient = new LenientScope(scope);
    templates.forEach(template -> names.add(template, lenient));
    return names.tags;
  }

  private void add(TextTemplate template, Scope scope) {
    if (tags.size() >= max) {
      return;
    }
    for (Expression expression : template.expressions()) {
      if (scope.value(expression.root(), expression.path()) instanceof List<?> list) {
        list.forEach(item -> add(template, new OfItem(scope, expression, item)));
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
