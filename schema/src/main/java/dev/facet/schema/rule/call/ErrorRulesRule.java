// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.call;

import dev.facet.schema.diagnostic.SourceSpan;
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
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.JsonTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    List<ErrorDirective> before = new ArrayList<>();
    for (ErrorDirective error : call.errors()) {
      checkStatus(error, call, findings);
      if (before.stream().anyMatch(earlier -> takesAll(earlier, error))) {
        Located<Integer> status = error.status();
        String message =
            status == null
                ? "a second rule for such bodies, which never counts"
                : "a second rule for status " + status.value() + ", which never counts";
        findings.error(SchemaCode.BAD_ERROR_RULE, message, place(error));
      }
      before.add(error);
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

  private static void checkStatus(
      ErrorDirective error, CallDirective call, SchemaFindings findings) {
    String problem = call.faulty() && error.status() == null ? "" : problem(error);
    if (!problem.isEmpty()) {
      findings.error(SchemaCode.BAD_ERROR_RULE, problem, place(error), "", remedy(error));
    }
  }

  private static String remedy(ErrorDirective error) {
    Located<Integer> status = error.status();
    boolean ofSuccess = status == null || status.value() / 100 == 2;
    if (!ofSuccess) {
      return "";
    }
    if (error.body().value() == null) {
      return "say which bodies are errors: when: \"{body.error}\", or unless: \"{body.ok}\"";
    }
    return error.code() == null && !error.asNull() ? "write such as code: \"REJECTED\"" : "";
  }

  private static String problem(ErrorDirective error) {
    boolean tested = error.body().value() != null;
    Located<Integer> status = error.status();
    boolean explained =
        error.code() != null || error.message() != null || error.extensions() != null;
    if (status == null && !tested) {
      return error.body().isSpan() == null ? "a rule without status, when and unless" : "";
    }
    if (status != null && (status.value() < (tested ? 200 : 300) || status.value() > 599)) {
      return "status: "
          + status.value()
          + (tested ? " (expected: 200 to 599)" : " (expected: 300 to 599)");
    }
    if (error.asNull() && explained) {
      return "as: NULL with a code, message or extensions, which no client would see";
    }
    if (error.asNull()) {
      return "";
    }
    if (error.code() == null && (status == null || status.value() < 300)) {
      return "a rule for responses of success without a code";
    }
    return explained ? "" : "a rule without as, code, message and extensions";
  }

  /** What a finding about a rule as a whole points at. */
  private static SourceSpan place(ErrorDirective error) {
    LocatedTemplate<Expression> test = error.body().value();
    if (error.status() != null) {
      return error.status().span();
    }
    return test == null ? error.span() : test.span();
  }

  /** Whether nothing is left for a rule, by its text, behind another one. */
  private static boolean takesAll(ErrorDirective earlier, ErrorDirective later) {
    Integer status = later.status() == null ? null : later.status().value();
    boolean same =
        earlier.status() == null
            ? earlier.body().value() != null && (status == null || status < 300)
            : Objects.equals(earlier.status().value(), status);
    LocatedTemplate<Expression> test = earlier.body().value();
    return same
        && (test == null
            || (test.template() != null && earlier.body().asks().equals(later.body().asks())));
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
            field.coordinates() + " is non-null, but null " + when(error),
            place(error),
            "",
            "make the field nullable, or leave the rule out");
      }
    }
  }

  private static String when(ErrorDirective error) {
    return error.status() == null
        ? "for bodies that a rule is for"
        : "on status " + error.status().value();
  }
}
