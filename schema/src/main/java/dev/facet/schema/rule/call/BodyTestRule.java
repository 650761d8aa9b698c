// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.call;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.directive.CallDirective;
import dev.facet.schema.directive.CallDirective.BodyDirective;
import dev.facet.schema.directive.CallDirective.ErrorDirective;
import dev.facet.schema.directive.CallDirective.SparseDirective;
import dev.facet.schema.directive.Located;
import dev.facet.schema.directive.LocatedTemplate;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.ResponsePart;
import java.util.List;
import java.util.Set;

/** What error rules ask of bodies is one thing, which a body can say. */
final class BodyTestRule implements SchemaRule {
  /** Statuses whose responses have no body (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5). */
  private static final Set<Integer> BODILESS = Set.of(204, 205, 304);

  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    Calls.of(model).forEach(call -> call.errors().forEach(error -> check(error, call, findings)));
  }

  private static void check(ErrorDirective error, CallDirective call, SchemaFindings findings) {
    BodyDirective body = error.body();
    if (body.when() != null && body.unless() != null) {
      findings.error(
          SchemaCode.BAD_ERROR_RULE,
          "when and unless in one rule",
          body.unless().span(),
          "",
          "write one rule for each");
    }
    if (body.isSpan() != null && !call.faulty()) {
      checkValues(body, body.isSpan(), findings);
    }
    LocatedTemplate<Expression> value = body.value();
    Located<Integer> status = error.status();
    if (value == null) {
      return;
    }
    if (status != null && BODILESS.contains(status.value())) {
      findings.error(
          SchemaCode.BAD_ERROR_RULE,
          "a response of status " + status.value() + " has no body, so the rule never counts",
          value.span());
    }
    if (call.sparse() != null && isLeftOut(value, call, call.sparse())) {
      findings.error(
          SchemaCode.BAD_ERROR_RULE,
          "sparse has the service leave out what the rule reads",
          value.span(),
          "",
          "leave sparse out, or let it begin at a root that is beside it: of: VALUE");
    }
  }

  private static void checkValues(BodyDirective body, SourceSpan span, SchemaFindings findings) {
    if (body.value() == null) {
      findings.error(
          SchemaCode.BAD_ERROR_RULE,
          "is without when or unless",
          span,
          "",
          "say where the value stands: when: \"{body.status}\"");
    } else if (body.is().isEmpty()) {
      findings.error(SchemaCode.BAD_ERROR_RULE, "is: [] (expected: one value or more)", span);
    }
  }

  /** Whether it is within what sparse names, where only what operations select is asked for. */
  private static boolean isLeftOut(
      LocatedTemplate<Expression> value, CallDirective call, SparseDirective sparse) {
    Expression expression = value.template();
    if (expression == null || expression.path().isSelf()) {
      return false;
    }
    List<JsonPath.Segment> named =
        sparse.of().equals("VALUE")
                && call.root() != null
                && call.root().value() instanceof ResponsePart.Body(var path)
            ? path.segments()
            : List.of();
    List<JsonPath.Segment> read = expression.path().segments();
    return read.size() > named.size() && read.subList(0, named.size()).equals(named);
  }
}
