// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static java.util.Objects.requireNonNull;

import dev.facet.schema.directive.EntityDirective;
import dev.facet.schema.directive.EntityDirective.ManyDirective;
import dev.facet.schema.directive.Located;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundType;
import dev.facet.schema.rule.key.KeyFields;
import dev.facet.schema.template.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns {@code @entity} into what the engine loads by. The model must be free of errors. */
final class EntityCompiler {
  private EntityCompiler() {}

  /** The entities of a schema, by the name of their type. */
  static Map<String, Entity> compile(SchemaModel model) {
    return model.types().stream()
        .filter(type -> type.entity() != null)
        .map(EntityCompiler::entity)
        .collect(Collectors.toUnmodifiableMap(Entity::type, entity -> entity));
  }

  private static Entity entity(BoundType type) {
    EntityDirective directive = requireNonNull(type.entity());
    String service = requireNonNull(directive.service()).value();
    CallCaching caching = CacheCompiler.compile(type.cache(), null);
    List<JsonPath> key =
        directive.key().stream().map(part -> KeyFields.property(part, type).orElseThrow()).toList();
    return new Entity(
        type.name(),
        key.stream().map(EntityCompiler::name).toList(),
        directive.one() == null ? null : CallCompiler.call(service, directive.one(), caching),
        many(service, directive.many(), key, caching));
  }

  /** The name of a property, which may have any characters; the path of one that lies deeper. */
  private static String name(JsonPath path) {
    return path.segments().size() == 1
            && path.segments().getFirst() instanceof JsonPath.Segment.Property(var name)
        ? name
        : path.toString();
  }

  private static @Nullable BatchCall many(
      String service, @Nullable ManyDirective many, List<JsonPath> key, CallCaching caching) {
    if (many == null) {
      return null;
    }
    List<JsonPath> match =
        many.match().isEmpty() ? key : many.match().stream().map(Located::value).toList();
    return new BatchCall(CallCompiler.call(service, many.call(), caching), match, many.max());
  }
}
