// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.sdl.SdlPlaces;
import dev.facet.schema.template.JsonTemplate;
import dev.facet.schema.template.TextTemplate;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns literals into JSON: constants, or templates where their strings have expressions. */
final class JsonReader {
  private final TemplateReader templates;
  private final SdlPlaces places;
  private final List<LocatedHole> holes = new ArrayList<>();
  private boolean good = true;

  private JsonReader(TemplateReader templates, SdlPlaces places) {
    this.templates = templates;
    this.places = places;
  }

  /** A literal whose strings are templates. */
  static LocatedTemplate<JsonTemplate> template(
      Value<?> value, TemplateReader templates, SdlPlaces places) {
    JsonReader reader = new JsonReader(templates, places);
    JsonTemplate template = reader.template(value);
    return new LocatedTemplate<>(reader.good ? template : null, reader.holes, places.value(value));
  }

  /** A literal as plain Java; a bare word is its text. */
  static @Nullable Object constant(Value<?> value) {
    return switch (value) {
      case StringValue string -> string.getValue();
      case BooleanValue bool -> bool.isValue();
      case IntValue number -> integer(number.getValue());
      case FloatValue number -> number.getValue();
      case EnumValue word -> word.getName();
      case ArrayValue array -> list(array);
      case ObjectValue object -> object(object);
      default -> null;
    };
  }

  private JsonTemplate template(Value<?> value) {
    return switch (value) {
      case StringValue string -> text(string);
      case ArrayValue array ->
          new JsonTemplate.Elements(array.getValues().stream().map(this::template).toList());
      case ObjectValue object -> properties(object);
      default -> new JsonTemplate.Constant(constant(value));
    };
  }

  private JsonTemplate text(StringValue string) {
    LocatedTemplate<TextTemplate> text = templates.text(places.literal(string));
    holes.addAll(text.holes());
    TextTemplate template = text.template();
    if (template == null) {
      good = false;
      return new JsonTemplate.Constant(null);
    }
    return template.expressions().isEmpty()
        ? new JsonTemplate.Constant(template.render((root, path) -> null))
        : new JsonTemplate.Text(template);
  }

  private JsonTemplate properties(ObjectValue object) {
    Map<String, JsonTemplate> properties = new LinkedHashMap<>();
    for (ObjectField field : object.getObjectFields()) {
      properties.put(field.getName(), template(field.getValue()));
    }
    return new JsonTemplate.Properties(properties);
  }

  private static Object integer(BigInteger number) {
    return number.bitLength() < Long.SIZE ? (Object) number.longValueExact() : number;
  }

  private static List<@Nullable Object> list(ArrayValue array) {
    List<@Nullable Object> list = new ArrayList<>();
    array.getValues().forEach(element -> list.add(constant(element)));
    return Collections.unmodifiableList(list);
  }

  private static Map<String, @Nullable Object> object(ObjectValue object) {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    for (ObjectField field : object.getObjectFields()) {
      properties.put(field.getName(), constant(field.getValue()));
    }
    return Collections.unmodifiableMap(properties);
  }
}
