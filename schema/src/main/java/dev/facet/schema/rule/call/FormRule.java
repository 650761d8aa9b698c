// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.call;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.directive.CallDirective;
import dev.facet.schema.directive.LocatedHole;
import dev.facet.schema.directive.LocatedTemplate;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.rule.ArgumentTypes;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.rule.Templates;
import dev.facet.schema.sdl.InputDeclaration;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.TypeDeclaration;
import dev.facet.schema.template.JsonTemplate;
import dev.facet.schema.template.Root;
import graphql.language.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent as a form is an object of plain values and lists of them. */
final class FormRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    Calls.of(model).forEach(call -> checkCall(call, findings));
    ArgumentTypes types = new ArgumentTypes(model.document());
    model
        .fields()
        .filter(field -> field.rest() != null && field.rest().call().isForm())
        .forEach(field -> checkArguments(field, field.rest().call().body(), types, findings));
  }

  private static void checkCall(CallDirective call, SchemaFindings findings) {
    if (call.bodyType() != null && call.bodySpan() == null) {
      findings.error(
          SchemaCode.BODY,
          "bodyType without a body",
          call.bodyType().span(),
          "",
          "write body: {…} beside it, or leave it out");
    }
    LocatedTemplate<JsonTemplate> body = call.body();
    if (!call.isForm() || body == null || body.template() == null) {
      return;
    }
    switch (body.template()) {
      case JsonTemplate.Properties(var members) -> checkMembers(members, body, findings);
      case JsonTemplate.Text _ -> {}
      case JsonTemplate.Elements _, JsonTemplate.Constant _ ->
          findings.error(
              SchemaCode.BODY,
              "a form of " + body.span().text() + " (expected: an object)",
              body.span());
    }
    if (body.template() instanceof JsonTemplate.Text && !Templates.isOneExpression(body)) {
      findings.error(SchemaCode.BODY, "a form of a string (expected: an object)", body.span());
    }
  }

  private static void checkMembers(
      Map<String, JsonTemplate> members,
      LocatedTemplate<JsonTemplate> body,
      SchemaFindings findings) {
    members.forEach((name, member) -> {
      boolean nested =
          switch (member) {
            case JsonTemplate.Properties _ -> true;
            case JsonTemplate.Elements(var elements) ->
                elements.stream()
                    .anyMatch(one ->
                        one instanceof JsonTemplate.Properties
                            || one instanceof JsonTemplate.Elements);
            case JsonTemplate.Text _, JsonTemplate.Constant _ -> false;
          };
      if (nested) {
        reject("\"" + name + "\"", body.span(), findings);
      }
    });
  }

  private static void checkArguments(
      BoundField field,
      @Nullable LocatedTemplate<JsonTemplate> body,
      ArgumentTypes types,
      SchemaFindings findings) {
    boolean whole = body != null && body.template() instanceof JsonTemplate.Text;
    if (body == null || (whole && !Templates.isOneExpression(body))) {
      return;
    }
    for (LocatedHole hole : body.holes()) {
      Type<?> type =
          hole.root() != Root.ARGS || hole.path().isSelf() || Templates.makesText(hole)
              ? null
              : types.follow(field, hole.path().segments()).type();
      if (type == null) {
        continue;
      }
      TypeDeclaration object = ArgumentTypes.isList(type) ? null : types.declared(type);
      List<InputDeclaration> inputs = object == null ? List.of() : object.inputs();
      if (!whole && types.isNested(type)) {
        reject(hole.hole().expression().source(), hole.span(), findings);
      } else if (whole && inputs.isEmpty() && !types.isOpen(type)) {
        findings.error(
            SchemaCode.BODY,
            hole.hole().expression().source()
                + " is no object, whose members would be the fields of a form",
            hole.span());
      }
      for (InputDeclaration input : whole ? inputs : List.<InputDeclaration>of()) {
        if (types.isNested(input.type().node())) {
          reject((object == null ? "" : object.name()) + "." + input.name(), hole.span(), findings);
        }
      }
    }
  }

  private static void reject(String what, SourceSpan span, SchemaFindings findings) {
    findings.error(
        SchemaCode.BODY,
        what + " is no plain value in a form",
        span,
        "",
        "read a field of it, or add | json");
  }
}
