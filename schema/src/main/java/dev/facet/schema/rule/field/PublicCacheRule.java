// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.field;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.directive.CacheDirective;
import dev.facet.schema.directive.EntityDirective;
import dev.facet.schema.directive.LocatedHole;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.rule.HoleUse;
import dev.facet.schema.rule.SchemaRule;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.template.JsonPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept for everybody reads nothing of one client. */
final class PublicCacheRule implements SchemaRule {
  @Override
  public void check(SchemaModel model, SchemaFindings findings) {
    model
        .types()
        .forEach(type -> {
          EntityDirective entity = type.entity();
          if (entity != null) {
            check(type.name(), type.cache(), HoleUse.request(entity), findings);
          }
        });
    model
        .fields()
        .filter(field -> field.rest() != null)
        .forEach(
            field -> check(field.coordinates(), field.cache(), HoleUse.request(field), findings));
  }

  private static void check(
      String what,
      @Nullable CacheDirective cache,
      List<LocatedHole> request,
      SchemaFindings findings) {
    if (cache == null || !cache.open()) {
      return;
    }
    request.stream()
        .filter(PublicCacheRule::isOfOneClient)
        .forEach(hole -> report(what, cache, hole, findings));
    cache.holes().stream()
        .filter(PublicCacheRule::isOfOneClient)
        .forEach(hole -> report(what, cache, hole, findings));
  }

  private static void report(
      String what, CacheDirective cache, LocatedHole hole, SchemaFindings findings) {
    findings.add(
        new Diagnostic.Error(
                SchemaCode.PUBLIC_CACHE,
                "@cache keeps "
                    + what
                    + " for everybody, and "
                    + hole.span().text()
                    + " is one client's",
                hole.span())
            .relatedTo(List.of(cache.scopeSpan()))
            .hinted("add scope: PRIVATE to @cache, or leave it out of the call"));
  }

  /** What a client prefers, such as a language, tells nobody from another. */
  private static boolean isOfOneClient(LocatedHole hole) {
    return switch (hole.root()) {
      case CLAIMS -> true;
      case HEADER -> !name(hole.path()).startsWith("accept");
      case ARGS, PARENT, KEY, KEYS, CLIENT, FRONTEND, BODY -> false;
      case QUERY, REQUEST, CORRELATION_ID -> true;
    };
  }

  private static String name(JsonPath path) {
    return !path.isSelf()
            && path.segments().getFirst() instanceof JsonPath.Segment.Property(var name)
        ? name
        : "";
  }
}
