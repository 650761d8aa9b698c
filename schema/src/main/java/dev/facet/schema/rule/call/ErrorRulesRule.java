// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.call;

import dev.facet.schema.directive.CallDirective;
import dev.facet.schema.directive.CallDirective.ErrorDirective;
import dev.facet.schema.directive.Located;
import dev.facet.schema.directive.LocatedTemplate;
import dev.facet.schema.directive.RestDirective;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.template.JsonTemplate;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Error rules make sense, and do not make null what cannot be null. */
final class ErrorRulesRule implements SchemaRule {
  private static final Set<String> OWN =
      new TreeSet<>(Set.of("code", "service", "status", "correlationId", "facet"));
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    Calls.of(model).forEach(call -> checkCall(call, findings));
    model.fields().forEach(field -> checkNull(field, findings));
  }

  private static void checkCall(CallDirective call, SchemaFindings findings) {
    Set<Integer> seen = new HashSet<>();
    for (ErrorDirective error : call.errors()) {
      int status = error.status().value();
      String problem = problem(error, seen.add(status));
      if (!problem.isEmpty()) {
        findings.error(SchemaCode.BAD_ERROR_RULE, problem, error.status().span());
      }
      Located<String> code = error.code();
      if (code != null && !CODE.matcher(code.value()).matches()) {
        String message = "code: \"" + code.value() + "\" (expected: such as NOT_FOUND)";
        findings.error(SchemaCode.BAD_ERROR_RULE, message, code.span());
      }
      if (error.extensions() != null) {
        checkExtensions(error.extensions(), findings);
      }
    }
  }

  private static void checkExtensions(
      LocatedTemplate<JsonTemplate> extensions, SchemaFindings findings) {
    JsonTemplate template = extensions.template();
    if (template == null) {
      return;
    }
    if (!(template instanceof JsonTemplate.Properties(var members))) {
      findings.error(
          SchemaCode.BAD_ERROR_RULE,
          "extensions: " + extensions.span().text() + " (expected: an object)",
          extensions.span(),
          "",
          "write such as {fields: \"{body.errors}\"}");
      return;
    }
    for (String name : members.keySet()) {
      if (OWN.contains(name)) {
        findings.error(
            SchemaCode.BAD_ERROR_RULE,
            "extensions: \"" + name + "\" (expected: another name)",
            extensions.span(),
            "Facet itself writes " + String.join(", ", OWN),
            name.equals("code") ? "write code of the rule" : "");
      }
    }
  }

  private static String problem(ErrorDirective error, boolean first) {
    int status = error.status().value();
    boolean explained =
        error.code() != null || error.message() != null || error.extensions() != null;
    if (status < 300 || status > 599) {
      return "status: " + status + " (expected: 300 to 599)";
    }
    if (!first) {
      return "a second rule for status " + status + ", which never counts";
    }
    if (error.asNull() && explained) {
      return "as: NULL with a code, message or extensions, which no client would see";
    }
    return error.asNull() || explained ? "" : "a rule without as, code, message and extensions";
  }

  private static void checkNull(BoundField field, SchemaFindings findings) {
    RestDirective rest = field.rest();
    if (rest == null || !field.declaration().type().nonNull()) {
      return;
    }
    for (ErrorDirective error : rest.call().errors()) {
      if (error.asNull()) {
        findings.error(
            SchemaCode.NULL_RULE,
            field.coordinates() + " is non-null, but null on status " + error.status().value(),
            error.status().span(),
            "",
            "make the field nullable, or leave the rule out");
      }
    }
  }
}
