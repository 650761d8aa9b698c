// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static java.util.Objects.requireNonNull;

import dev.facet.schema.directive.CacheDirective;
import dev.facet.schema.directive.InvalidatesDirective;
import dev.facet.schema.directive.LocatedTemplate;
import dev.facet.schema.template.TextTemplate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns {@code @cache} and {@code @invalidates} into rules. The model must be free of errors. */
final class CacheCompiler {
  private CacheCompiler() {}

  /** What a call has to do with what is kept; null for directives that are not there. */
  static CallCaching compile(
      @Nullable CacheDirective cache, @Nullable InvalidatesDirective invalidates) {
    return cache == null && invalidates == null
        ? CallCaching.NONE
        : new CallCaching(
            cache == null ? null : rule(cache),
            invalidates == null ? List.of() : templates(invalidates.tags()));
  }

  private static CacheRule rule(CacheDirective cache) {
    return new CacheRule(
        requireNonNull(cache.ttl()),
        Objects.requireNonNullElse(cache.swr(), Duration.ZERO),
        cache.open() ? CacheRule.Scope.PUBLIC : CacheRule.Scope.PRIVATE,
        templates(cache.tags()));
  }

  private static List<TextTemplate> templates(List<LocatedTemplate<TextTemplate>> tags) {
    return tags.stream().map(tag -> requireNonNull(CallCompiler.template(tag))).toList();
  }
}
