// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.resolver.failure.ErrorCode;
import dev.facet.schema.template.Filled;
import dev.facet.schema.template.RequestPart;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.TextTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills the templates of keys. */
final class OracleKeyTemplates {
  private OracleKeyTemplates() {}

  static @Nullable Object key(TextTemplate template, OracleScope scope) {
    return switch (template.fill(RequestPart.KEY, scope)) {
      case Filled.Value(var value) -> value;
      case Filled.Absent _ -> null;
      case Filled.Missing(var expression) -> throw OracleMissing.ofKey(expression);
      case Filled.Rejected(var expression, _) ->
          throw new OracleFailure(ErrorCode.of(expression.root()).name());
    };
  }

  static List<?> keys(TextTemplate template, OracleScope scope) {
    Filled filled = template.fill(RequestPart.KEYS, scope);
    if (filled instanceof Filled.Value(List<?> keys)) {
      return keys;
    }
    if (filled instanceof Filled.Missing(var expression)) {
      boolean told = expression.root() != Root.CLAIMS;
      if (told && template.render(scope) instanceof List<?> nulls && !nulls.isEmpty()) {
        return nulls;
      }
      throw OracleMissing.ofKey(expression);
    }
    throw new OracleFailure(ErrorCode.of(origin(template)).name());
  }

  static Root origin(TextTemplate template) {
    return template.expressions().isEmpty()
        ? Root.FRONTEND
        : template.expressions().getFirst().root();
  }

  static OracleMissing without(List<TextTemplate> templates) {
    return OracleMissing.ofKey(templates.getFirst().expressions().getFirst());
  }
}
