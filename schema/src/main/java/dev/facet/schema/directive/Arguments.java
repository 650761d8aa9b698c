// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.sdl.SdlPlaces;
import dev.facet.schema.sdl.StringLiteral;
import graphql.language.ArrayValue;
import graphql.language.EnumValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a directive, or the properties of an object in them. What has the wrong type is
 * as if it were not there: that is already reported.
 */
final class Arguments {
  private final Map<String, Value<?>> values;
  private final Map<String, SourceSpan> names;
  private final SourceSpan span;
  private final SdlPlaces places;

  /**
   * @param values by name
   * @param names where the names stand
   * @param span what a finding about the whole points at
   */
  Arguments(
      Map<String, Value<?>> values,
      Map<String, SourceSpan> names,
      SourceSpan span,
      SdlPlaces places) {
    this.values = values;
    this.names = names;
    this.span = span;
    this.places = places;
  }

  SourceSpan span() {
    return span;
  }

  SdlPlaces places() {
    return places;
  }

  /** Where a given name stands; the whole where it is not given. */
  SourceSpan nameSpan(String name) {
    return names.getOrDefault(name, span);
  }

  /** A value that is given and not null. */
  @Nullable Value<?> value(String name) {
    Value<?> value = values.get(name);
    return value instanceof NullValue ? null : value;
  }

  /** A value that is given, null included. */
  @Nullable Value<?> node(String name) {
    return values.get(name);
  }

  /** Whether a value is given, null included. */
  boolean has(String name) {
    return values.containsKey(name);
  }

  @Nullable StringLiteral string(String name) {
    return value(name) instanceof StringValue string ? places.literal(string) : null;
  }

  /** A bare word or a string. */
  @Nullable Located<String> word(String name) {
    return switch (value(name)) {
      case EnumValue word -> new Located<>(word.getName(), places.value(word));
      case StringValue string ->
          new Located<>(places.literal(string).value(), places.value(string));
      case null, default -> null;
    };
  }

  @Nullable Located<Integer> integer(String name) {
    return value(name) instanceof IntValue number && number.getValue().bitLength() < 32
        ? new Located<>(number.getValue().intValueExact(), places.value(number))
        : null;
  }

  @Nullable Arguments object(String name) {
    return value(name) instanceof ObjectValue object ? of(object, nameSpan(name)) : null;
  }

  /** The objects of a list; a single object is a list of one. */
  List<Arguments> objects(String name) {
    List<Arguments> objects = new ArrayList<>();
    for (Value<?> element : elements(value(name))) {
      if (element instanceof ObjectValue object) {
        objects.add(of(object, places.first(object)));
      }
    }
    return objects;
  }

  /** The elements of a list; anything else is a list of one. */
  static List<? extends Value<?>> elements(@Nullable Value<?> value) {
    return switch (value) {
      case null -> List.of();
      case ArrayValue array -> array.getValues().stream().<Value<?>>map(one -> one).toList();
      default -> List.of(value);
    };
  }

  private Arguments of(ObjectValue object, SourceSpan whole) {
    Map<String, Value<?>> values = new LinkedHashMap<>();
    Map<String, SourceSpan> names = new LinkedHashMap<>();
    for (ObjectField field : object.getObjectFields()) {
      values.putIfAbsent(field.getName(), field.getValue());
      names.putIfAbsent(field.getName(), places.name(field));
    }
    return new Arguments(values, names, whole, places);
  }
}
