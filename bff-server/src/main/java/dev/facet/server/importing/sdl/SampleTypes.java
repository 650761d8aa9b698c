// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing.sdl;

import static java.util.Objects.requireNonNull;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.template.JsonPath;
import dev.facet.server.importing.sample.ImportCode;
import dev.facet.server.importing.sample.SampleShape;
import dev.facet.server.importing.sample.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes types of a sample. A nested object has the name of its type's and of its property. */
public final class SampleTypes {
  private final boolean input;
  private final ImportedSchema.Builder schema;
  private final Renames renames;
  private final Map<String, SampleShape> named = new TreeMap<>();

  /**
   * For one sample.
   *
   * @param input whether the types are input objects
   * @param schema what takes types, scalars, notes and findings
   * @param renames names that are given
   */
  public SampleTypes(boolean input, ImportedSchema.Builder schema, Renames renames) {
    this.input = input;
    this.schema = schema;
    this.renames = renames;
  }

  /**
   * The type of a whole sample, without an exclamation mark behind it.
   *
   * @param name of the type, where it is an object or a list of them
   */
  public String root(SampleShape shape, String name) {
    return type(shape, new Place(name, name, "", ""));
  }

  /**
   * Where a value stands.
   *
   * @param shown as notes name it
   * @param type the name of the type that an object would have
   * @param field the name of the field in GraphQL
   * @param old what {@code --rename} calls it
   */
  private record Place(String shown, String type, String field, String old) {}

  private String type(SampleShape shape, Place place) {
    if (shape.isAll(ValueKind.LIST)) {
      SampleShape items = shape.items();
      if (items == null) {
        return "[" + json(place, "an empty list") + "]";
      }
      return "[" + type(items, place) + (items.hasNoNulls() ? "!" : "") + "]";
    }
    if (!shape.isAll(ValueKind.OBJECT)) {
      return scalar(shape, place);
    }
    return shape.properties().isEmpty() ? json(place, "an empty object") : object(shape, place);
  }

  private String scalar(SampleShape shape, Place place) {
    if (shape.kinds().isEmpty()) {
      return json(place, "null");
    }
    return ScalarChoice.of(shape.kinds(), place.field())
        .map(schema::scalar)
        .orElseGet(() -> json(place, ScalarChoice.words(shape.kinds())));
  }

  private String json(Place place, String found) {
    schema.note(place.shown() + " is JSON: the sample has " + found + " there");
    return schema.scalar("JSON");
  }

  private String object(SampleShape shape, Place place) {
    String given = renames.of(place.type());
    String name = given == null ? place.type() : given;
    String old = place.old().isEmpty() ? place.type() : place.old();
    SampleShape other = named.putIfAbsent(name, shape);
    if (GraphQlName.isTakenType(name)) {
      schema.finding(
          new Diagnostic.Error(
                  ImportCode.UNUSABLE_NAME, "a type cannot be named " + name, shape.first())
              .hinted(Renames.option(old, "OtherName")));
    } else if (other != null) {
      schema.finding(
          new Diagnostic.Error(ImportCode.NAME_CLASH, "two types are named " + name, shape.first())
              .hinted(Renames.option(old, "OtherName"))
              .relatedTo(List.of(other.first())));
    }
    schema.type(new ImportedType(name, input, fields(shape, name)), old, shape.first());
    return name;
  }

  private List<ImportedField> fields(SampleShape shape, String type) {
    Map<String, String> taken = new TreeMap<>();
    List<ImportedField> fields = new ArrayList<>();
    shape
        .properties()
        .forEach((property, values) -> {
          String old = type + "." + property;
          String name = fieldName(property, values, old);
          if (name.isEmpty()) {
            return;
          }
          String other = taken.putIfAbsent(name, property);
          if (other != null) {
            clash(shape, type, List.of(other, property), name);
            return;
          }
          fields.add(field(shape, property, name, type));
        });
    return fields;
  }

  private ImportedField field(SampleShape shape, String property, String name, String type) {
    SampleShape values = requireNonNull(shape.properties().get(property));
    String old = type + "." + property;
    String given = renames.of(old);
    String own =
        given != null && namesType(given, values) ? given : type + GraphQlName.inType(name);
    String bare = type(values, new Place(old, own, name, old));
    return new ImportedField(
        name,
        bare + (shape.alwaysHas(values) ? "!" : ""),
        name.equals(property) ? "" : path(property));
  }

  /** The name of a field; empty, with a finding, where there can be none. */
  private String fieldName(String property, SampleShape values, String old) {
    String given = renames.of(old);
    String name =
        given == null || namesType(given, values)
            ? GraphQlName.ofField(property).orElse("")
            : given;
    if (name.isEmpty() || GraphQlName.isIntrospective(name)) {
      schema.finding(
          new Diagnostic.Error(
                  ImportCode.UNUSABLE_NAME,
                  "\"" + property + "\" cannot be the name of a field",
                  values.first())
              .hinted(Renames.option(old, "otherName")));
      return "";
    }
    return name;
  }

  /** A new name with a capital in front is that of the type of a property's objects. */
  private static boolean namesType(String given, SampleShape values) {
    SampleShape inner = values;
    while (inner.isAll(ValueKind.LIST) && inner.items() != null) {
      inner = requireNonNull(inner.items());
    }
    return Character.isUpperCase(given.charAt(0)) && inner.isAll(ValueKind.OBJECT);
  }

  private void clash(SampleShape shape, String type, List<String> properties, String name) {
    String changed =
        properties.getLast().equals(name) ? properties.getFirst() : properties.getLast();
    schema.finding(
        new Diagnostic.Error(
                ImportCode.NAME_CLASH,
                "\""
                    + String.join("\" and \"", properties)
                    + "\" of "
                    + type
                    + " are both the field "
                    + name,
                requireNonNull(shape.properties().get(properties.getLast())).first())
            .hinted(Renames.option(type + "." + changed, "otherName"))
            .relatedTo(
                List.of(requireNonNull(shape.properties().get(properties.getFirst())).first())));
  }

  /** A property as a path: one whose name begins as a part of the response does, in brackets. */
  private static String path(String property) {
    String path = JsonPath.property(property).toString();
    return path.startsWith("$") ? "[\"" + path + "\"]" : path;
  }
}
