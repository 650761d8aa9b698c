// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.call;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.directive.CallDirective;
import dev.facet.schema.directive.FromDirective;
import dev.facet.schema.directive.Located;
import dev.facet.schema.directive.RestDirective;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.TypeDeclaration;
import dev.facet.schema.sdl.TypeDeclaration.Kind;
import dev.facet.schema.sdl.TypeUse;
import dev.facet.schema.template.ResponsePart;
import java.util.stream.Stream;

/** Status and headers go to fields that can hold them, from calls that give one value. */
final class ResponsePartRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    model.fields().forEach(field -> check(field, model, findings));
    Calls.entities(model)
        .flatMap(entity ->
            Stream.concat(
                Stream.ofNullable(entity.one()),
                Stream.ofNullable(entity.many()).map(many -> many.call())))
        .forEach(call -> checkJson(call, "an entity is an object", findings));
  }

  private static void check(BoundField field, SchemaModel model, SchemaFindings findings) {
    FromDirective from = field.from();
    if (from != null) {
      check(from.source().value(), from.source().span(), field, model, findings);
    }
    RestDirective rest = field.rest();
    if (rest == null) {
      return;
    }
    if (rest.batch() != null) {
      checkJson(rest.call(), "the items of a batch are objects", findings);
      return;
    }
    Located<ResponsePart> root = rest.call().root();
    if (root != null) {
      check(root.value(), root.span(), field, model, findings);
    }
  }

  private static void checkJson(CallDirective call, String reason, SchemaFindings findings) {
    Located<ResponsePart> root = call.root();
    if (root != null && !(root.value() instanceof ResponsePart.Body)) {
      findings.error(
          SchemaCode.RESPONSE_PART,
          "root: " + root.span().text() + " (expected: a path into the JSON of the response)",
          root.span(),
          reason,
          "write such as data.items");
    }
  }

  private static void check(
      ResponsePart part,
      SourceSpan span,
      BoundField field,
      SchemaModel model,
      SchemaFindings findings) {
    String expected = expected(part, field.declaration().type(), model);
    if (!expected.isEmpty()) {
      findings.error(
          SchemaCode.RESPONSE_PART,
          span.text() + " for " + field.coordinates() + " (expected: a field of " + expected + ")",
          span,
          "",
          "write such as " + field.declaration().name() + ": " + example(part));
    }
  }

  /** The types that could hold the part; empty where the field's type can. */
  private static String expected(ResponsePart part, TypeUse type, SchemaModel model) {
    TypeDeclaration declared = model.document().types().get(type.name());
    boolean object =
        declared != null && declared.kind() != Kind.SCALAR && declared.kind() != Kind.ENUM;
    boolean enumerated = declared != null && declared.kind() == Kind.ENUM;
    boolean bool = type.name().equals("Boolean");
    return switch (part) {
      case ResponsePart.Body _ -> "";
      case ResponsePart.Status _ -> type.isList() || object || enumerated || bool ? "type Int" : "";
      case ResponsePart.Ok _ -> type.isList() || !bool ? "type Boolean" : "";
      case ResponsePart.Header _ ->
          type.lists() > 1 || object ? "type String, of another scalar, or a list of them" : "";
    };
  }

  private static String example(ResponsePart part) {
    return switch (part) {
      case ResponsePart.Body _, ResponsePart.Header _ -> "String";
      case ResponsePart.Status _ -> "Int";
      case ResponsePart.Ok _ -> "Boolean";
    };
  }
}
