// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value, any string of which may be a template: the body of a call. */
public sealed interface JsonTemplate {
  /** All expressions of the template, in order. */
  List<Expression> expressions();

  /**
   * The value for a scope, where nothing is requested, plain Java as described for this package. A
   * property whose whole value is one missing expression is left out.
   */
  @Nullable Object render(Scope scope);

  /**
   * The value for a request. A property whose whole value is an argument that the client left out
   * is left out, and one that the client gave as null is null; an element of a list is null for
   * both.
   */
  Filled fill(Scope scope);

  /**
   * A value without expressions.
   *
   * @param json plain Java, as described for this package
   */
  record Constant(@Nullable Object json) implements JsonTemplate {
    @Override
    public List<Expression> expressions() {
      return List.of();
    }

    @Override
    public @Nullable Object render(Scope scope) {
      return json;
    }

    @Override
    public Filled fill(Scope scope) {
      return new Filled.Value(json);
    }
  }

  /** A string with expressions. */
  record Text(TextTemplate template) implements JsonTemplate {
    @Override
    public List<Expression> expressions() {
      return template.expressions();
    }

    @Override
    public @Nullable Object render(Scope scope) {
      return template.render(scope);
    }

    @Override
    public Filled fill(Scope scope) {
      return template.fill(RequestPart.BODY, scope);
    }
  }

  /** A list of templates. */
  record Elements(List<JsonTemplate> elements) implements JsonTemplate {
    /** Copies the list. */
    public Elements {
      elements = List.copyOf(elements);
    }

    @Override
    public List<Expression> expressions() {
      return elements.stream().flatMap(element -> element.expressions().stream()).toList();
    }

    @Override
    public Object render(Scope scope) {
      List<@Nullable Object> list = new ArrayList<>(elements.size());
      for (JsonTemplate element : elements) {
        list.add(element.render(scope));
      }
      return list;
    }

    @Override
    public Filled fill(Scope scope) {
      List<@Nullable Object> list = new ArrayList<>(elements.size());
      for (JsonTemplate element : elements) {
        switch (element.fill(scope)) {
          case Filled.Value(var value) -> list.add(value);
          case Filled.Absent _ -> list.add(null);
          case Filled.Missing missing -> {
            return missing;
          }
          case Filled.Rejected rejected -> {
            return rejected;
          }
        }
      }
      return new Filled.Value(list);
    }
  }

  /** An object of templates; its order is kept. */
  record Properties(Map<String, JsonTemplate> properties) implements JsonTemplate {
    /** Copies the map. */
    public Properties {
      properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    @Override
    public List<Expression> expressions() {
      return properties.values().stream().flatMap(one -> one.expressions().stream()).toList();
    }

    @Override
    public Object render(Scope scope) {
      Map<String, @Nullable Object> object = LinkedHashMap.newLinkedHashMap(properties.size());
      for (Map.Entry<String, JsonTemplate> property : properties.entrySet()) {
        Object value = property.getValue().render(scope);
        if (value != null || property.getValue() instanceof Constant) {
          object.put(property.getKey(), value);
        }
      }
      return object;
    }

    @Override
    public Filled fill(Scope scope) {
      Map<String, @Nullable Object> object = LinkedHashMap.newLinkedHashMap(properties.size());
      for (Map.Entry<String, JsonTemplate> property : properties.entrySet()) {
        switch (property.getValue().fill(scope)) {
          case Filled.Value(var value) -> object.put(property.getKey(), value);
          case Filled.Absent _ -> {}
          case Filled.Missing missing -> {
            return missing;
          }
          case Filled.Rejected rejected -> {
            return rejected;
          }
        }
      }
      return new Filled.Value(object);
    }
  }
}
