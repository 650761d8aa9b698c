// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.field;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.directive.CacheDirective;
import dev.facet.schema.directive.InvalidatesDirective;
import dev.facet.schema.directive.RestDirective;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.directive.SchemaModel.BoundType;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.TypeUse;
import java.util.Set;

/** {@code @cache} stands on what reads, {@code @invalidates} on what changes. */
final class CachePlaceRule implements SchemaRule {
  private static final Set<String> READS = Set.of("get", "post");

  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    for (BoundType type : model.types()) {
      CacheDirective cache = type.cache();
      if (cache != null && type.entity() == null) {
        report(
            "@cache on " + type.name() + ", which has no @entity",
            cache.span(),
            "add @entity, or write it on the fields with @rest that give " + type.name(),
            findings);
      }
    }
    model.fields().forEach(field -> check(field, isMutation(field, model), findings));
  }

  private static void check(BoundField field, boolean mutation, SchemaFindings findings) {
    CacheDirective cache = field.cache();
    if (cache != null) {
      checkCache(cache, field, mutation, findings);
    }
    InvalidatesDirective invalidates = field.invalidates();
    if (invalidates != null && !mutation) {
      report(
          "@invalidates on " + field.coordinates() + ", which changes nothing",
          invalidates.span(),
          "write it on a field of Mutation",
          findings);
    } else if (invalidates != null && field.rest() == null) {
      report(
          "@invalidates on " + field.coordinates() + ", which makes no call",
          invalidates.span(),
          "write it on the field with @rest that makes the change",
          findings);
    }
  }

  private static void checkCache(
      CacheDirective cache, BoundField field, boolean mutation, SchemaFindings findings) {
    RestDirective rest = field.rest();
    if (mutation) {
      report(
          "@cache on " + field.coordinates() + ", a mutation, which is never kept",
          cache.span(),
          "leave it out; @invalidates says what the mutation drops",
          findings);
    } else if (rest == null) {
      report(
          "@cache on " + field.coordinates() + ", which makes no call",
          cache.span(),
          field.ref() == null
              ? "write it on the field with @rest that loads the object"
              : "write it on type " + field.declaration().type().name(),
          findings);
    } else if (rest.call().methods().size() == 1
        && !READS.contains(rest.call().methods().getFirst().value())) {
      report(
          "@cache on " + field.coordinates() + ", whose call is no read",
          cache.span(),
          "leave it out, or read by get or post",
          findings);
    }
  }

  private static boolean isMutation(BoundField field, SchemaModel model) {
    TypeUse mutation = model.document().roots().mutation();
    return mutation != null && mutation.name().equals(field.owner().name());
  }

  private static void report(
      String message, SourceSpan span, String remedy, SchemaFindings findings) {
    findings.error(SchemaCode.CACHE_PLACE, message, span, "", remedy);
  }
}
