// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.batch.FoundKey;
import dev.facet.resolver.batch.LoadKey;
import dev.facet.resolver.batch.MissingValue;
import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.failure.LoadFailure;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.Filled;
import dev.facet.schema.template.RequestPart;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.Scope;
import dev.facet.schema.template.TextTemplate;
import dev.facet.schema.template.ValueFault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys that the templates of a batch or a reference come to. */
final class LoadedKeys {
  private LoadedKeys() {}

  /**
   * The keys of a list of objects.
   *
   * @param items a {@link LoadKey}, a {@link LoadFailure} or null each
   * @param missing why there is no list; null where there is one
   */
  record Keys(List<@Nullable Object> items, @Nullable MissingValue missing) {}

  /**
   * The key of one object, or of the items for one parent.
   *
   * @return null for a constant that is empty
   * @throws LoadFailure where a value is no key
   */
  static @Nullable FoundKey one(List<TextTemplate> templates, Scope scope) {
    if (templates.size() == 1) {
      TextTemplate template = templates.getFirst();
      return switch (template.fill(RequestPart.KEY, scope)) {
        case Filled.Value(var value) -> named(LoadKey.of(value, origin(templates)), template);
        case Filled.Missing(var expression) -> MissingValue.ofKey(expression);
        case Filled.Rejected(var expression, var reason) -> throw rejected(expression, reason);
        case Filled.Absent _ -> null;
      };
    }
    List<@Nullable Object> parts = new ArrayList<>(templates.size());
    for (TextTemplate template : templates) {
      switch (template.fill(RequestPart.KEY, scope)) {
        case Filled.Value(var value) -> parts.add(value);
        case Filled.Missing(var expression) -> {
          return MissingValue.ofKey(expression);
        }
        case Filled.Rejected(var expression, var reason) -> throw rejected(expression, reason);
        case Filled.Absent _ -> parts.add(null);
      }
    }
    return named(LoadKey.of(parts, origin(templates)), templates.getFirst());
  }

  /**
   * The keys for a field of list type. What is missing in the list is null there, and what is no
   * key is a failure there.
   *
   * @throws LoadFailure where the value is no list
   */
  static Keys several(List<TextTemplate> templates, Scope scope) {
    TextTemplate template = templates.getFirst();
    return switch (template.fill(RequestPart.KEYS, scope)) {
      case Filled.Value(List<?> list) -> items(template, list);
      case Filled.Missing(var expression) -> without(expression, template, scope);
      case Filled.Rejected(var expression, var reason) -> throw rejected(expression, reason);
      case Filled.Value _, Filled.Absent _ ->
          throw LoadFailure.shape(
              "", "key: \"" + template.source() + "\" (expected: a list of keys)");
    };
  }

  /** A list of nothing but null is as long as it is; without claims there is nothing to list. */
  private static Keys without(Expression expression, TextTemplate template, Scope scope) {
    boolean items =
        expression.root() != Root.CLAIMS
            && template.render(scope) instanceof List<?> list
            && !list.isEmpty();
    return items && template.render(scope) instanceof List<?> list
        ? items(template, list)
        : new Keys(List.of(), MissingValue.ofKey(expression));
  }

  private static Keys items(TextTemplate template, List<?> values) {
    Expression expression = template.expressions().getFirst();
    List<@Nullable Object> items = new ArrayList<>(values.size());
    for (Object value : values) {
      LoadKey key = LoadKey.of(value, expression.root());
      if (key != null) {
        items.add(key.hasEmptyPart() ? null : key);
      } else {
        items.add(value == null ? null : fault(expression, value));
      }
    }
    return new Keys(items, null);
  }

  private static LoadFailure fault(Expression expression, Object value) {
    return rejected(expression, String.valueOf(ValueFault.ofKey(expression, value)));
  }

  private static LoadFailure rejected(Expression expression, String reason) {
    return LoadFailure.of(ErrorCode.of(expression.root()), reason);
  }

  /** Whether {@code /users/} is called must not depend on how many others are loaded. */
  private static @Nullable FoundKey named(@Nullable LoadKey key, TextTemplate template) {
    if (key == null || !key.hasEmptyPart()) {
      return key;
    }
    return template.expressions().stream().findFirst().map(MissingValue::ofKey).orElse(null);
  }

  private static Root origin(List<TextTemplate> templates) {
    for (TextTemplate template : templates) {
      if (!template.expressions().isEmpty()) {
        return template.expressions().getFirst().root();
      }
    }
    return Root.FRONTEND;
  }
}
