// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.advice;

import dev.facet.schema.directive.CacheDirective;
import dev.facet.schema.directive.Located;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.ServiceTraits;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @cache} keeps of a service.
 *
 * @param what the type or the field
 * @param cache its {@code @cache}
 * @param service the service that it is asked of
 * @param traits what the service is sent beside what calls say
 */
record KeptCalls(String what, CacheDirective cache, String service, ServiceTraits traits) {
  /** All of a schema. */
  static Stream<KeptCalls> of(SchemaModel model) {
    Stream<KeptCalls> types =
        model.types().stream()
            .flatMap(type ->
                type.entity() == null
                    ? Stream.of()
                    : of(type.name(), type.cache(), type.entity().service(), model));
    Stream<KeptCalls> fields =
        model
            .fields()
            .flatMap(field ->
                field.rest() == null
                    ? Stream.of()
                    : of(field.coordinates(), field.cache(), field.rest().service(), model));
    return Stream.concat(types, fields);
  }

  private static Stream<KeptCalls> of(
      String what,
      @Nullable CacheDirective cache,
      @Nullable Located<String> service,
      SchemaModel model) {
    return cache == null || service == null
        ? Stream.of()
        : Stream.of(new KeptCalls(what, cache, service.value(), model.traitsOf(service.value())));
  }
}
