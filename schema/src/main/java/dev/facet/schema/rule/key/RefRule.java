// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.key;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.schema.directive.EntityDirective;
import dev.facet.schema.directive.Located;
import dev.facet.schema.directive.RefDirective;
import dev.facet.schema.directive.RefDirective.KeyPart;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.directive.SchemaModel.BoundType;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.TypeUse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code @ref} leads to an entity, and gives its key. */
final class RefRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    model
        .fields()
        .forEach(field -> {
          RefDirective ref = field.ref();
          if (ref != null) {
            check(ref, field, model, findings);
          }
        });
  }

  private static void check(
      RefDirective ref, BoundField field, SchemaModel model, SchemaFindings findings) {
    TypeUse type = field.declaration().type();
    BoundType target = model.objects().get(type.name());
    if (target == null) {
      reportPlain(ref, type, model, findings);
    } else if (target.entity() != null) {
      checkKeys(ref, type, target.entity(), findings);
    } else if (hasNoEntity(target) && model.document().complete()) {
      findings.add(
          new Diagnostic.Error(
              SchemaCode.REF_WITHOUT_ENTITY,
              type.name() + " has no @entity",
              type.span(),
              "",
              "add @entity to type " + type.name(),
              List.of(target.declaration().span())));
    }
  }

  private static boolean hasNoEntity(BoundType target) {
    return target.declaration().directives().stream()
        .noneMatch(directive -> directive.getName().equals("entity"));
  }

  private static void reportPlain(
      RefDirective ref, TypeUse type, SchemaModel model, SchemaFindings findings) {
    boolean defined =
        model.document().types().containsKey(type.name())
            || BatchTypeRule.isPlain(type.name(), model);
    if (defined) {
      findings.error(
          SchemaCode.REF_WITHOUT_ENTITY,
          type.name() + " is not an object type with @entity",
          ref.span());
    }
  }

  private static void checkKeys(
      RefDirective ref, TypeUse type, EntityDirective entity, SchemaFindings findings) {
    List<String> names = entity.key().stream().map(Located::value).toList();
    if (ref.faulty() || names.isEmpty()) {
      return;
    }
    boolean single = ref.keys().size() == 1 && ref.keys().getFirst().name() == null;
    if (single && entity.composite()) {
      findings.error(
          SchemaCode.REF_KEYS,
          "one key for " + type.name() + ", whose key is " + String.join(" and ", names),
          ref.keys().getFirst().template().span(),
          "",
          "write key: {" + String.join(": \"…\", ", names) + ": \"…\"}");
    } else if (!single) {
      checkNames(ref, type, names, entity.span(), findings);
    }
    if (entity.composite() && type.isList()) {
      findings.error(
          SchemaCode.NOT_AVAILABLE,
          "a list of entities with a composite key is not available in this version",
          ref.span());
    }
  }

  private static void checkNames(
      RefDirective ref,
      TypeUse type,
      List<String> names,
      SourceSpan entity,
      SchemaFindings findings) {
    boolean known = true;
    for (KeyPart part : ref.keys()) {
      Located<String> name = part.name();
      if (name != null && !names.contains(name.value())) {
        known = false;
        findings.error(
            SchemaCode.REF_KEYS,
            "the key of " + type.name() + " has no field \"" + name.value() + "\"",
            name.span(),
            "",
            Suggestion.hint(name.value(), names));
      }
    }
    List<String> missing = names.stream().filter(name -> !isGiven(name, ref)).toList();
    if (known && !missing.isEmpty()) {
      findings.add(
          new Diagnostic.Error(
                  SchemaCode.REF_KEYS,
                  "the key of " + type.name() + " needs " + String.join(" and ", missing),
                  ref.span())
              .relatedTo(List.of(entity)));
    }
  }

  private static boolean isGiven(String wanted, RefDirective ref) {
    return ref.keys().stream().anyMatch(part -> isNamed(part.name(), wanted));
  }

  private static boolean isNamed(@Nullable Located<String> name, String wanted) {
    return name != null && name.value().equals(wanted);
  }
}
