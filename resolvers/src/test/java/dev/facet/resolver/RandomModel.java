// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a random schema consists of, for the generators of documents and of upstream data. */
final class RandomModel {
  static final List<String> SERVICES = List.of("s0", "s1", "s2");

  final Map<String, Composite> objects = new LinkedHashMap<>();
  final Map<String, List<String>> enums = new LinkedHashMap<>();
  final Map<String, List<Input>> inputs = new LinkedHashMap<>();
  final List<Endpoint> endpoints = new ArrayList<>();
  final Map<String, Abstract> abstracts = new LinkedHashMap<>();
  String sdl = "";

  /** An object type. */
  static final class Composite {
    final String name;
    final List<Field> fields = new ArrayList<>();
    final List<String> interfaces = new ArrayList<>();
    @Nullable Entity entity;
    String access = "";

    Composite(String name) {
      this.name = name;
    }
  }

  /**
   * An interface or union.
   *
   * @param members the object types it can be
   * @param fields of an interface; none for a union
   * @param path where its objects tell their type
   * @param cases values that mean a type, by its name; a type without one is told by its name
   */
  record Abstract(
      String name,
      boolean union,
      List<String> members,
      List<Field> fields,
      String path,
      Map<String, String> cases) {
    /** The value that means a type. */
    String telling(String type) {
      return cases.getOrDefault(type, type);
    }

    String directive() {
      String written =
          cases.entrySet().stream()
              .map(one -> "{when: \"" + one.getValue() + "\", type: \"" + one.getKey() + "\"}")
              .collect(Collectors.joining(", ", ", cases: [", "]"));
      return " @typeBy(path: \"" + path + "\"" + (cases.isEmpty() ? "" : written) + ")";
    }
  }

  /** Whether fields are selected on a type. */
  boolean isComposite(String type) {
    return objects.containsKey(type) || abstracts.containsKey(type);
  }

  /** The object types that an object of a type can be. */
  List<String> possible(String type) {
    Abstract some = abstracts.get(type);
    return some == null ? List.of(type) : some.members();
  }

  List<Field> fields(String type) {
    Abstract some = abstracts.get(type);
    return some == null ? requireNonNull(objects.get(type)).fields : some.fields();
  }

  /**
   * How an object type is loaded.
   *
   * @param keys names of the key's parts
   */
  record Entity(List<String> keys) {}

  /**
   * A field.
   *
   * @param path the JSON path it reads; null where it reads none
   */
  record Field(
      String name,
      RandomType type,
      List<Input> arguments,
      String directives,
      @Nullable String path) {
    @Override
    public String toString() {
      String given =
          arguments.isEmpty()
              ? ""
              : "(" + String.join(", ", arguments.stream().map(Input::toString).toList()) + ")";
      return name + given + ": " + type + directives;
    }
  }

  /**
   * An argument, or a field of an input object.
   *
   * @param fallback the default as a literal; null for none
   */
  record Input(String name, RandomType type, @Nullable String fallback, String directives) {
    boolean required() {
      return type.nonNull() && fallback == null;
    }

    @Override
    public String toString() {
      return name + ": " + type + (fallback == null ? "" : " = " + fallback) + directives;
    }
  }

  /** How keys stand in a request. */
  enum KeyStyle {
    PATH,
    COMMAS,
    REPEATED,
    JSON_QUERY,
    BODY
  }

  /**
   * Where a service answers.
   *
   * @param group endpoints of one group hold the same objects
   * @param type what it answers with, at the root; of batches the type of an item
   * @param keys names of the key's parts; empty for a call without a key
   * @param match where an item holds the parts
   * @param lists whether a key can have several items
   * @param alone whether it is the only endpoint of its group
   * @param max the most keys of one call
   */
  record Endpoint(
      int id,
      int group,
      String service,
      RandomType type,
      String root,
      KeyStyle style,
      List<String> keys,
      List<String> match,
      boolean lists,
      boolean alone,
      int max) {}
}
