// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.key;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.schema.directive.EntityDirective;
import dev.facet.schema.directive.EntityDirective.ManyDirective;
import dev.facet.schema.directive.Located;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.directive.SchemaModel.BoundType;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.JsonPath.Segment;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An entity has a form, its key is in its type, and {@code match} fits the key. */
final class EntityRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    for (BoundType type : model.types()) {
      EntityDirective entity = type.entity();
      if (entity != null) {
        check(entity, type, model.document().complete(), findings);
      }
    }
  }

  private static void check(
      EntityDirective entity, BoundType type, boolean complete, SchemaFindings findings) {
    boolean formless = entity.one() == null && entity.many() == null;
    if (formless && !entity.faulty()) {
      findings.error(
          SchemaCode.ENTITY_WITHOUT_FORM,
          "@entity without one and many",
          entity.span(),
          "",
          "add such as one: {get: \"/products/{key}\"}");
    }
    if (complete) {
      checkKey(entity, type, findings);
    }
    if (entity.many() != null && complete) {
      checkMatch(entity.many(), entity, type, findings);
    }
  }

  private static void checkKey(EntityDirective entity, BoundType type, SchemaFindings findings) {
    if (entity.key().isEmpty() && !entity.faulty()) {
      findings.error(SchemaCode.KEY_NOT_A_FIELD, "empty key", entity.span());
    }
    Set<String> seen = new HashSet<>();
    for (Located<String> part : entity.key()) {
      if (!seen.add(part.value())) {
        findings.error(
            SchemaCode.KEY_NOT_A_FIELD, "\"" + part.value() + "\" twice in a key", part.span());
      } else if (KeyFields.property(part, type).isEmpty()) {
        reportKey(part, type, findings);
      }
    }
  }

  private static void reportKey(Located<String> part, BoundType type, SchemaFindings findings) {
    Optional<BoundField> field =
        type.fields().stream()
            .filter(one -> one.declaration().name().equals(part.value()))
            .findFirst();
    List<String> names =
        type.fields().stream()
            .filter(one -> KeyFields.path(one).isPresent())
            .map(one -> one.declaration().name())
            .toList();
    findings.error(
        SchemaCode.KEY_NOT_A_FIELD,
        "key: \"" + part.value() + "\" (expected: a field of " + type.name() + ")",
        part.span(),
        field.isPresent() ? "the field does not read a property of this name" : "",
        field
            .flatMap(KeyFields::path)
            .map(path ->
                path.segments().size() == 1
                    ? "write \"" + path + "\", the property that it reads"
                    : "a key of several parts is made of properties of the object itself")
            .orElseGet(() -> Suggestion.hint(part.value(), names)));
  }

  private static void checkMatch(
      ManyDirective many, EntityDirective entity, BoundType type, SchemaFindings findings) {
    SourceSpan span = many.matchSpan();
    int wanted = entity.key().size();
    if (span != null && !many.match().isEmpty() && many.match().size() != wanted && wanted > 0) {
      findings.error(
          SchemaCode.WRONG_MATCH,
          "match: " + many.match().size() + " paths (expected: " + wanted + ", as the key has)",
          span);
      return;
    }
    if (span != null && span.text().strip().length() == 2) {
      findings.error(SchemaCode.WRONG_MATCH, "empty match", span);
    }
    Set<String> known = firstSteps(type);
    entity.key().forEach(part -> known.add(part.value()));
    for (Located<JsonPath> path : many.match()) {
      String first = firstStep(path.value());
      if (!known.contains(first)) {
        findings.error(
            SchemaCode.WRONG_MATCH,
            "match: \"" + path.value() + "\" (expected: what a field of " + type.name() + " reads)",
            path.span(),
            "",
            Suggestion.hint(first, known));
      }
    }
  }

  private static Set<String> firstSteps(BoundType type) {
    return type.fields().stream()
        .flatMap(field -> KeyFields.path(field).stream())
        .map(EntityRule::firstStep)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static String firstStep(JsonPath path) {
    return !path.isSelf() && path.segments().getFirst() instanceof Segment.Property(var name)
        ? name
        : "$";
  }
}
