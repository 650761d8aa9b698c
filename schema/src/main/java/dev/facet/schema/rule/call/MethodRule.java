// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.call;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.directive.CallDirective;
import dev.facet.schema.directive.Located;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import java.util.List;

/** A call has exactly one method, and a body only where the method has one. */
final class MethodRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    Calls.of(model).forEach(call -> check(call, findings));
  }

  private static void check(CallDirective call, SchemaFindings findings) {
    List<Located<String>> methods = call.methods();
    if (methods.isEmpty() && !call.faulty()) {
      findings.error(
          SchemaCode.METHOD, "no method", call.span(), "", "add such as get: \"/products\"");
    }
    for (Located<String> other : methods.subList(Math.min(1, methods.size()), methods.size())) {
      String message = "two methods: " + methods.getFirst().value() + " and " + other.value();
      findings.add(
          new Diagnostic.Error(SchemaCode.METHOD, message, other.span())
              .relatedTo(List.of(methods.getFirst().span())));
    }
    SourceSpan body = call.bodySpan();
    if (body != null && methods.size() == 1 && methods.getFirst().value().equals("get")) {
      findings.error(SchemaCode.BODY, "body of a GET", body, "", "use post, or query parameters");
    }
  }
}
