// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static java.util.Objects.requireNonNull;

import dev.facet.schema.directive.BatchDirective;
import dev.facet.schema.directive.FromDirective;
import dev.facet.schema.directive.Located;
import dev.facet.schema.directive.LocatedTemplate;
import dev.facet.schema.directive.RefDirective;
import dev.facet.schema.directive.RefDirective.KeyPart;
import dev.facet.schema.directive.RestDirective;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.SchemaModel.BoundField;
import dev.facet.schema.directive.ValueDirective;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.ResponsePart;
import dev.facet.schema.template.TextTemplate;
import graphql.schema.FieldCoordinates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the directives of fields into bindings. The model must be free of errors. */
final class BindingCompiler {
  private final SchemaModel model;
  private final Map<String, Entity> entities;

  private BindingCompiler(SchemaModel model) {
    this.model = model;
    this.entities = EntityCompiler.compile(model);
  }

  /** One binding for each field of each object type. */
  static Map<FieldCoordinates, FieldBinding> compile(SchemaModel model) {
    BindingCompiler compiler = new BindingCompiler(model);
    Map<FieldCoordinates, FieldBinding> bindings = new LinkedHashMap<>();
    model
        .fields()
        .forEach(field ->
            bindings.put(
                FieldCoordinates.coordinates(field.owner().name(), field.declaration().name()),
                compiler.binding(field)));
    return bindings;
  }

  private FieldBinding binding(BoundField field) {
    if (field.rest() != null) {
      return rest(field.rest(), CacheCompiler.compile(field.cache(), field.invalidates()));
    }
    if (field.ref() != null) {
      return reference(field.ref(), field.declaration().type().name());
    }
    if (field.value() != null) {
      return value(field.value(), field.declaration().type().name());
    }
    return field.from() == null
        ? new FieldBinding.Property(JsonPath.property(field.declaration().name()))
        : from(field.from());
  }

  private static FieldBinding rest(RestDirective rest, CallCaching caching) {
    RestCall call = CallCompiler.call(rest, caching);
    BatchDirective batch = rest.batch();
    if (batch == null) {
      return new FieldBinding.Call(call);
    }
    JsonPath match = requireNonNull(batch.match()).value();
    return new FieldBinding.Batched(
        new BatchCall(call, List.of(match), batch.max()),
        requireNonNull(CallCompiler.template(batch.key())));
  }

  private FieldBinding reference(RefDirective ref, String type) {
    List<String> order =
        requireNonNull(requireNonNull(model.objects().get(type)).entity()).key().stream()
            .map(Located::value)
            .toList();
    List<TextTemplate> keys =
        ref.keys().stream()
            .sorted(Comparator.comparingInt(key -> position(key, order)))
            .map(key -> requireNonNull(CallCompiler.template(key.template())))
            .toList();
    return new FieldBinding.Reference(requireNonNull(entities.get(type)), keys);
  }

  private static int position(KeyPart key, List<String> order) {
    return key.name() == null ? 0 : order.indexOf(key.name().value());
  }

  private FieldBinding value(ValueDirective value, String type) {
    LocatedTemplate<TextTemplate> text = value.text();
    return text == null
        ? new FieldBinding.Constant(spelled(requireNonNull(value.json()).value(), type))
        : new FieldBinding.Text(requireNonNull(text.template()));
  }

  /** A constant as a service would send it: enum values, by whatever name, in its spelling. */
  private @Nullable Object spelled(@Nullable Object json, String type) {
    Map<String, String> spellings = model.enumValues().get(type);
    if (spellings == null) {
      return json;
    }
    return switch (json) {
      case String name -> spellings.getOrDefault(name, name);
      case List<?> list -> {
        List<@Nullable Object> elements = new ArrayList<>(list.size());
        list.forEach(element -> elements.add(spelled(element, type)));
        yield elements;
      }
      case null, default -> json;
    };
  }

  private static FieldBinding from(FromDirective from) {
    return switch (from.source().value()) {
      case ResponsePart.Body(var path) -> new FieldBinding.Property(path);
      case ResponsePart.Status() -> new FieldBinding.ResponseStatus();
      case ResponsePart.Header(var name) -> new FieldBinding.ResponseHeader(name);
      case ResponsePart.Ok() -> new FieldBinding.Constant(true);
    };
  }
}
